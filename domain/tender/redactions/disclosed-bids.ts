import type { BidId, LotId } from '../../types.js';
import type { Tender } from '../tender.js';

/** The first five in the ranking see each other's bids (art. 36 c. 2). */
const mutuallyDisclosed = 5;

export function firstInRanking(tender: Tender, lot: LotId): readonly BidId[] {
  return (tender.lots[lot]?.ranking ?? []).slice(0, mutuallyDisclosed);
}

/** Bids that other bidders read from the award on: the winner's and those of the first five. */
export function bidsDisclosedByAward(tender: Tender, lot: LotId): BidId[] {
  const winner = tender.lots[lot]?.proposed;
  return [...new Set([...(winner ? [winner] : []), ...firstInRanking(tender, lot)])];
}
