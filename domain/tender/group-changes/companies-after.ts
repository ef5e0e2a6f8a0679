import type { BidId } from '../../types.js';
import { type DecisionContext, factOf } from '../decision.js';
import { findSharedBids } from '../participation/shared-bids.js';

/** The bids that would have a company in common with each other, were the change accepted (art. 68 c. 14). */
export function sharedBidsAfter(change: string, context: Pick<DecisionContext, 'facts'>): BidId[][] {
  const filed = factOf(context, 'groupChanges').find(({ id }) => id === change);
  const now = factOf(context, 'companiesNow');
  return findSharedBids(
    now.map((one) => (one.bid === filed?.bid ? { bid: one.bid, companies: filed.companies } : one)),
  );
}
