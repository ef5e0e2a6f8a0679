import { z } from 'zod';
import type { BidId, LotId } from '../../domain/types.js';
import type { Rehearsal } from '../rehearsal.js';
import { requiredDeclarations } from '../required-declarations.js';
import { requestsSchema } from '../tender-view.js';
import { reachDeadline } from './move-clock.js';
import { readOpening } from './open-envelopes.js';

/** Within the span of art. 101 c. 1. */
const integrationDays = 7;

interface Incomplete {
  readonly bid: BidId;
  readonly supplier: string;
  readonly missing: readonly string[];
}

/**
 * The seggio compares what was opened with what the disciplinare asks for; the RUP asks who lacks something to complete
 * it (soccorso istruttorio), and admits or excludes by an act.
 */
export async function decideAdmissions(rehearsal: Rehearsal): Promise<void> {
  const { cast, progress } = rehearsal;
  const incomplete = await findIncomplete(rehearsal);
  for (const { bid, supplier, missing } of incomplete) {
    progress.say(`seggio: ${supplier} lacks ${missing.join(', ')}; soccorso istruttorio`);
    const reasons = `Manca: ${missing.join(', ')}. Si chiede di integrare (art. 101 c. 1).`;
    await rehearsal.act(cast.rup, 'requestIntegration', { reasons, bid, days: integrationDays });
  }
  const complete = [...rehearsal.bidOf].filter(([, bid]) => !incomplete.some((other) => other.bid === bid));
  for (const [supplier, bid] of complete) await admit(rehearsal, supplier, bid);
  const answers = await rehearsal.together(incomplete, (one) => answerIntegration(rehearsal, one));
  if (answers.includes(false)) await reachDeadline(rehearsal, 'integrationEnd');
  for (const [at, one] of incomplete.entries()) {
    await (answers[at] ? admit(rehearsal, one.supplier, one.bid) : exclude(rehearsal, one));
  }
  await rehearsal.act(cast.rup, 'closeAdmissions', { reasons: 'Verbale delle ammissioni ed esclusioni.' });
}

async function findIncomplete(rehearsal: Rehearsal): Promise<Incomplete[]> {
  const envelopes = await readOpening(rehearsal, rehearsal.cast.seggio, 'administrative', null);
  return envelopes.flatMap(({ bid, files }) => {
    const there = new Set(files.map(({ name }) => name));
    const missing = requiredDeclarations.map(({ name }) => name).filter((name) => !there.has(name));
    const id = bid as BidId;
    return missing.length > 0 ? [{ bid: id, supplier: rehearsal.supplierOf(id), missing }] : [];
  });
}

/** False when the bidder lets the term pass. */
async function answerIntegration(rehearsal: Rehearsal, { supplier }: Incomplete): Promise<boolean> {
  if (rehearsal.fixture.actOf(supplier, 'ignoreIntegration')) return false;
  const { client } = rehearsal.getBidder(supplier);
  const { items } = await client.get(`${rehearsal.path}/requests`, requestsSchema);
  for (const { request } of items) {
    await client.post(`${rehearsal.path}/requests/${request}/replies`, z.unknown(), {
      body: { text: 'Si trasmette quanto richiesto.', uploads: [] },
    });
  }
  return true;
}

async function admit(rehearsal: Rehearsal, supplier: string, bid: BidId): Promise<void> {
  const lots = lotsOf(rehearsal, supplier);
  await rehearsal.act(rehearsal.cast.rup, 'admitBid', {
    reasons: 'Documentazione completa e regolare.',
    bid,
    lots,
  });
}

async function exclude(rehearsal: Rehearsal, { supplier, bid, missing }: Incomplete): Promise<void> {
  const lots = lotsOf(rehearsal, supplier);
  await rehearsal.act(rehearsal.cast.rup, 'excludeBid', {
    reasons: `Al soccorso istruttorio non è seguita risposta: manca ${missing.join(', ')}.`,
    ...{ bid, lots },
    ground: 'art. 101 c. 2',
  });
  rehearsal.progress.say(`rup: ${supplier} is excluded from ${lots.join(', ')}`);
}

function lotsOf({ fixture }: Rehearsal, supplier: string): LotId[] {
  return fixture.offersOf(supplier).map(({ lot }) => lot);
}
