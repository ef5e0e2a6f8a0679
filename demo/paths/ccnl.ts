import { z } from 'zod';
import { awardLot } from '../acts/award-lots.js';
import { readOpening } from '../acts/open-envelopes.js';
import { readCommunications } from '../acts/read-communications.js';
import { appointCommission, getChair } from '../acts/score-technical.js';
import { playStage, reachAdmission, reachRanked } from '../main-line.js';
import type { Rehearsal } from '../rehearsal.js';
import { bidsSchema, requestsSchema } from '../tender-view.js';
import { expectRefused } from './expect.js';
import { onlyLotOf } from './expect-order.js';
import type { DemoPath } from './path.js';
import { smallFixture } from './small-fixture.js';

const days = 7;
const applied = { code: 'H011', title: 'Terziario, distribuzione e servizi' };

/**
 * The best bid applies another collective agreement and declares it equivalent: nothing is awarded before the authority
 * has assessed that. A commitment that it did not accept is completed before it is admitted.
 */
export const ccnl: DemoPath = {
  name: 'ccnl',
  title: { it: 'Contratto collettivo equivalente', en: 'Equivalent collective agreement' },
  article: 'arts 11, 57, 102; annex I.01',
  fixture: smallFixture({ acts: { alfa: [{ kind: 'applyAgreement', ...applied }] } }),
  play: async (rehearsal) => {
    await reachAdmission(rehearsal);
    await rehearsal.step('The engine has found the agreement that is not the one of the documents', () =>
      findOther(rehearsal),
    );
    await rehearsal.step('A commitment is not accepted: the bid is not admitted as it is', async () => {
      await recordCommitments(rehearsal, ['I1', 'I3']);
      await expectRefused('commitmentsNotAccepted', () => admit(rehearsal, 'alfa'));
    });
    await rehearsal.step(
      'The bidder completes it on request; the seggio records its answers again',
      async () => {
        await askFor(rehearsal);
        await recordCommitments(rehearsal, ['I1', 'I2', 'I3']);
      },
    );
    await rehearsal.quietly(() => playStage(rehearsal, 'admission', () => admitAll(rehearsal)));
    await rehearsal.quietly(() => reachRanked(rehearsal));
    await rehearsal.step('The bid is proposed; its check cannot end well before the assessment', async () => {
      await proposeAward(rehearsal);
      await expectRefused('agreementNotAssessed', () => verify(rehearsal));
    });
    await rehearsal.step(
      'The RUP assesses the protection, parameter by parameter, and says why',
      async () => {
        await assess(rehearsal);
        await readCommunications(rehearsal, 'agreementAssessment', 1);
      },
    );
    await rehearsal.step('The check ends well, and the lot is awarded', () =>
      playStage(rehearsal, 'award', async () => {
        await verify(rehearsal);
        await rehearsal.quietly(() => awardLot(rehearsal, onlyLotOf(rehearsal), { isProposed: true }));
      }),
    );
  },
};

async function findOther(rehearsal: Rehearsal): Promise<void> {
  await rehearsal.quietly(() => readOpening(rehearsal, rehearsal.cast.seggio, 'administrative', null));
  const { items } = await rehearsal.cast.rup.client.get(`${rehearsal.path}/bids`, bidsSchema);
  const found = items.find(({ bid }) => bid === rehearsal.getBid('alfa'))?.lots[0]?.agreement;
  if (found?.code !== applied.code) throw new Error(`the agreement found is ${JSON.stringify(found)}`);
}

async function recordCommitments(rehearsal: Rehearsal, accepted: readonly string[]): Promise<void> {
  await rehearsal.act(rehearsal.cast.seggio, 'recordCommitments', {
    reasons: 'Dichiarazioni della busta amministrativa.',
    ...{ bid: rehearsal.getBid('alfa'), accepted },
  });
}

async function askFor(rehearsal: Rehearsal): Promise<void> {
  await rehearsal.act(rehearsal.cast.rup, 'requestIntegration', {
    reasons: 'Manca l’impegno I2 (art. 102 c. 1 lett. b). Si chiede di integrare.',
    ...{ bid: rehearsal.getBid('alfa'), days },
  });
  const { client } = rehearsal.getBidder('alfa');
  const { items } = await client.get(`${rehearsal.path}/requests`, requestsSchema);
  await client.post(`${rehearsal.path}/requests/${items[0]?.request}/replies`, z.unknown(), {
    body: { text: 'Si assume l’impegno I2.', uploads: [] },
  });
}

async function admitAll(rehearsal: Rehearsal): Promise<void> {
  for (const handle of ['alfa', 'beta']) await admit(rehearsal, handle);
  await rehearsal.act(rehearsal.cast.rup, 'closeAdmissions', { reasons: 'Verbale delle ammissioni.' });
  await appointCommission(rehearsal);
}

async function admit(rehearsal: Rehearsal, handle: string): Promise<void> {
  await rehearsal.act(rehearsal.cast.rup, 'admitBid', {
    reasons: 'Documentazione completa e regolare.',
    ...{ bid: rehearsal.getBid(handle), lots: rehearsal.lots },
  });
}

async function proposeAward(rehearsal: Rehearsal): Promise<void> {
  await rehearsal.act(getChair(rehearsal), 'proposeAward', {
    ...{ reasons: 'Miglior offerta della graduatoria.', lot: onlyLotOf(rehearsal) },
  });
}

async function assess(rehearsal: Rehearsal): Promise<void> {
  await rehearsal.act(rehearsal.cast.rup, 'assessAgreementEquivalence', {
    reasons:
      'Confrontate le voci della retribuzione e i parametri di tutela: nessuno scostamento oltre quelli ammessi.',
    ...{ lot: onlyLotOf(rehearsal), bid: rehearsal.getBid('alfa') },
    ...{ outcome: 'equivalent', basis: 'compared' },
  });
}

async function verify(rehearsal: Rehearsal): Promise<void> {
  await rehearsal.act(rehearsal.cast.rup, 'verifyRequirements', {
    ...{ reasons: 'Requisiti verificati (art. 99).', lot: onlyLotOf(rehearsal) },
  });
}
