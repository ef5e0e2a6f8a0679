import { z } from 'zod';
import { reachDeadline } from '../acts/move-clock.js';
import { readOpening } from '../acts/open-envelopes.js';
import { readCommunications } from '../acts/read-communications.js';
import { appointCommission } from '../acts/score-technical.js';
import { signContracts } from '../acts/award-lots.js';
import { playStage, reachAdmission, reachAwarded } from '../main-line.js';
import type { Rehearsal } from '../rehearsal.js';
import { bidsSchema, requestsSchema } from '../tender-view.js';
import { expectRefused } from './expect.js';
import { onlyLotOf } from './expect-order.js';
import type { DemoPath } from './path.js';
import { smallFixture } from './small-fixture.js';

const days = 7;
const day = 86_400_000;
const omit = [{ kind: 'omitDeclaration', declaration: 'garanzia-provvisoria.pdf' }] as const;
/** Two per cent of 400,000.00 and of the safety costs of 2,000.00. */
const dueCents = 804_000;

/**
 * Two bids came without a provisional guarantee: the one that had it before the deadline shows it on request, the other
 * got it afterwards. Then the guarantees are given back.
 */
export const garanziaProvvisoria: DemoPath = {
  name: 'garanzia-provvisoria',
  title: { it: 'Garanzia provvisoria', en: 'Provisional guarantee' },
  article: 'arts 101 c. 1, 106',
  fixture: smallFixture({
    suppliers: 3,
    acts: { beta: omit, gamma: omit },
    guarantees: { provisionalPercent: '2', definitive: false },
  }),
  play: async (rehearsal) => {
    await reachAdmission(rehearsal);
    await rehearsal.step(
      'The seggio registers the guarantee that it finds: half, for a small enterprise',
      () =>
        register(rehearsal, 'alfa', { amountCents: dueCents / 2, grounds: ['smallEnterprise'], before: 5 }),
    );
    await rehearsal.step('Who came without one is not admitted: the finding has its code and article', () =>
      findMissing(rehearsal),
    );
    await rehearsal.step('The RUP asks both to complete; both reply', async () => {
      for (const handle of ['beta', 'gamma']) await askFor(rehearsal, handle);
    });
    await rehearsal.step('One is of certain date before the deadline, the other is not', async () => {
      await register(rehearsal, 'beta', { amountCents: dueCents, before: 1 });
      await register(rehearsal, 'gamma', { amountCents: dueCents, before: -2 });
      await expectRefused('provisionalGuaranteeLate', () => admit(rehearsal, 'gamma'));
    });
    await rehearsal.step('The RUP admits who is in order, and excludes by an act who is late', () =>
      playStage(rehearsal, 'admission', () => decide(rehearsal)),
    );
    await rehearsal.quietly(() => reachAwarded(rehearsal));
    await rehearsal.step('Thirty days after the award the others have their guarantees back', async () => {
      await reachDeadline(rehearsal, 'guaranteesRelease');
      await readCommunications(rehearsal, 'guaranteeRelease', 2);
    });
    await rehearsal.step('The winner has its own with the contract', async () => {
      await playStage(rehearsal, 'contract', () => rehearsal.quietly(() => signContracts(rehearsal)));
      await readCommunications(rehearsal, 'guaranteeRelease', 3);
    });
  },
};

interface Given {
  readonly amountCents: number;
  readonly grounds?: readonly string[];
  /** Days before the deadline at which its date became certain. */
  readonly before: number;
}

async function register(rehearsal: Rehearsal, handle: string, { before, ...given }: Given): Promise<void> {
  const deadline = Date.parse((await rehearsal.view()).submissionDeadline);
  await rehearsal.act(rehearsal.cast.seggio, 'registerProvisionalGuarantee', {
    reasons: 'Garanzia esaminata nella busta amministrativa e verificata sul sito dell’emittente.',
    ...{ bid: rehearsal.getBid(handle), lot: onlyLotOf(rehearsal), ...given },
    guarantee: {
      guarantor: 'Compagnia di cauzioni S.p.A.',
      number: `2026/${handle}`,
      verifiedAt: 'https://verifica.example/2026',
    },
    certainAt: new Date(deadline - before * day).toISOString(),
    validUntil: new Date(deadline + 200 * day).toISOString().slice(0, 10),
  });
}

async function findMissing(rehearsal: Rehearsal): Promise<void> {
  await rehearsal.quietly(() => readOpening(rehearsal, rehearsal.cast.seggio, 'administrative', null));
  const { items } = await rehearsal.cast.rup.client.get(`${rehearsal.path}/bids`, bidsSchema);
  const found = items.find(({ bid }) => bid === rehearsal.getBid('beta'))?.lots[0]?.guarantee;
  if (found?.findings[0]?.code !== 'provisionalGuaranteeMissing')
    throw new Error(`the finding is ${JSON.stringify(found)}`);
  await expectRefused('provisionalGuaranteeMissing', () => admit(rehearsal, 'beta'));
}

async function askFor(rehearsal: Rehearsal, handle: string): Promise<void> {
  const reasons =
    'Manca la garanzia provvisoria: è sanabile con un documento di data certa anteriore alla scadenza.';
  await rehearsal.act(rehearsal.cast.rup, 'requestIntegration', {
    ...{ reasons, bid: rehearsal.getBid(handle), days },
  });
  const { client } = rehearsal.getBidder(handle);
  const { items } = await client.get(`${rehearsal.path}/requests`, requestsSchema);
  await client.post(`${rehearsal.path}/requests/${items[0]?.request}/replies`, z.unknown(), {
    body: { text: 'Si trasmette la garanzia provvisoria.', uploads: [] },
  });
}

async function decide(rehearsal: Rehearsal): Promise<void> {
  const { rup } = rehearsal.cast;
  for (const handle of ['alfa', 'beta']) await admit(rehearsal, handle);
  await rehearsal.act(rup, 'excludeBid', {
    reasons: 'La garanzia provvisoria è stata costituita dopo la scadenza: non è sanabile.',
    ...{ bid: rehearsal.getBid('gamma'), lots: rehearsal.lots, ground: 'art. 101 c. 1 lett. a' },
  });
  await rehearsal.act(rup, 'closeAdmissions', { reasons: 'Verbale delle ammissioni ed esclusioni.' });
  await rehearsal.quietly(() => appointCommission(rehearsal));
}

async function admit(rehearsal: Rehearsal, handle: string): Promise<void> {
  await rehearsal.act(rehearsal.cast.rup, 'admitBid', {
    reasons: 'Documentazione completa e regolare.',
    ...{ bid: rehearsal.getBid(handle), lots: rehearsal.lots },
  });
}
