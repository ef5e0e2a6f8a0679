import type { BidId, LotId } from '../../domain/types.js';
import type { Bidder } from '../people.js';
import type { Rehearsal } from '../rehearsal.js';

/** Who stands at this place of the lot's last ranking, counted from 1, and its bid. */
export function rankedBidder(
  rehearsal: Rehearsal,
  lot: LotId,
  place: number,
): { bid: BidId; bidder: Bidder } {
  const found = rehearsal.evaluations.get(lot)?.at(-1)?.ranking[place - 1];
  if (!found) throw new Error(`nobody is at place ${place} of ${lot}`);
  const bid = found.bid;
  return { bid, bidder: rehearsal.getBidder(rehearsal.supplierOf(bid)) };
}
