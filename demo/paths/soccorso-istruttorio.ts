import { z } from 'zod';
import type { BidId } from '../../domain/types.js';
import { reachDeadline, waitForPhase } from '../acts/move-clock.js';
import { readOpening } from '../acts/open-envelopes.js';
import { reachAdmission } from '../main-line.js';
import type { Rehearsal } from '../rehearsal.js';
import { requestsSchema } from '../tender-view.js';
import type { DemoPath } from './path.js';
import { expectRefused } from './expect.js';
import { smallFixture } from './small-fixture.js';

/** Within the span of art. 101 c. 1. */
const days = 7;
const missing = 'patto-di-integrita.pdf';

/** Two bidders left the same declaration out: the one that completes it is admitted, the one that is silent is excluded. */
export const soccorsoIstruttorio: DemoPath = {
  name: 'soccorso-istruttorio',
  title: { it: 'Soccorso istruttorio', en: 'Completing a bid on request' },
  article: 'art. 101',
  fixture: smallFixture({
    suppliers: 3,
    acts: { beta: [{ kind: 'omitDeclaration' }], gamma: [{ kind: 'omitDeclaration' }] },
  }),
  play: async (rehearsal) => {
    await reachAdmission(rehearsal);
    const { rup, seggio } = rehearsal.cast;
    const beta = rehearsal.getBidder('beta');
    const complete = rehearsal.getBid('alfa');
    const answering = rehearsal.getBid('beta');
    const silent = rehearsal.getBid('gamma');
    await rehearsal.step('The seggio finds what was opened, and what is missing', async () => {
      const envelopes = await readOpening(rehearsal, seggio, 'administrative', null);
      const lacking = envelopes.filter(({ files }) => files.every(({ name }) => name !== missing));
      if (lacking.length !== 2) throw new Error(`${lacking.length} bids lack ${missing}, not 2`);
    });
    await rehearsal.step('The RUP asks both to complete, within a term of days', async () => {
      await ask(rehearsal, answering);
      await ask(rehearsal, silent);
    });
    await rehearsal.step('While the term runs neither admission nor exclusion is possible', async () => {
      await expectRefused('integrationRunning', () => admit(rehearsal, answering));
    });
    await rehearsal.step('The bidder reads what is asked and replies in time', async () => {
      const { items } = await beta.client.get(`${rehearsal.path}/requests`, requestsSchema);
      const [request] = items;
      await beta.client.post(`${rehearsal.path}/requests/${request?.request}/replies`, z.unknown(), {
        body: { text: 'Si trasmette il patto di integrità, sottoscritto.', uploads: [] },
      });
    });
    await rehearsal.step('Who is complete is admitted; the other term passes in silence', async () => {
      await admit(rehearsal, complete);
      await admit(rehearsal, answering);
      await reachDeadline(rehearsal, 'integrationEnd');
    });
    await rehearsal.step(
      'The RUP excludes the bidder that did not reply, and closes the admissions',
      async () => {
        await rehearsal.act(rup, 'excludeBid', {
          reasons: `Al soccorso istruttorio non è seguita risposta: manca ${missing}.`,
          ...{ bid: silent, lots: rehearsal.lots, ground: 'art. 101 c. 2' },
        });
        await rehearsal.act(rup, 'closeAdmissions', { reasons: 'Verbale delle ammissioni ed esclusioni.' });
        await waitForPhase(rehearsal, 'evaluation');
      },
    );
  },
};

async function ask(rehearsal: Rehearsal, bid: BidId): Promise<void> {
  const reasons = `Manca: ${missing}. Si chiede di integrare (art. 101 c. 1).`;
  await rehearsal.act(rehearsal.cast.rup, 'requestIntegration', { reasons, bid, days });
}

async function admit(rehearsal: Rehearsal, bid: BidId): Promise<void> {
  await rehearsal.act(rehearsal.cast.rup, 'admitBid', {
    reasons: 'Documentazione completa e regolare.',
    ...{ bid, lots: rehearsal.lots },
  });
}
