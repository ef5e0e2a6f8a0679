import type { BidId, LotId } from '../../domain/types.js';
import type { Rehearsal } from '../rehearsal.js';
import { openEnvelopes, readOpening } from './open-envelopes.js';

/** In an inverted order: the administrative envelope of whoever is first is opened and read; the others stay sealed. */
export async function openFirst(rehearsal: Rehearsal): Promise<BidId> {
  await openEnvelopes(rehearsal, 'administrative', null);
  const [first, ...others] = await readOpening(rehearsal, rehearsal.cast.seggio, 'administrative', null);
  if (!first || others.length > 0)
    throw new Error('not the one administrative envelope of the first was opened');
  return first.bid as BidId;
}

export async function admitExamined(rehearsal: Rehearsal, lots: readonly LotId[], bid: BidId): Promise<void> {
  await rehearsal.act(rehearsal.cast.rup, 'admitBid', {
    reasons: 'Documentazione completa e regolare: il primo classificato possiede i requisiti.',
    ...{ bid, lots },
  });
}
