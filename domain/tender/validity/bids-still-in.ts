import { procedures } from '../../procedures/procedures.js';
import type { BidId, LotId } from '../../types.js';
import type { BidStanding } from '../bidding/state.js';
import { lotIdsOf, type Tender } from '../tender.js';

const standing: readonly (BidStanding | undefined)[] = ['submitted', 'admitted'];

/** Bids that may still win a lot, in the order of their ids; who is called after a contract ended was free to refuse. */
export function bidsStillIn(tender: Tender): BidId[] {
  const { end } = procedures[tender.procedure];
  const isRunning = (lot: LotId): boolean => {
    const { phase, called } = tender.lots[lot] ?? { phase: 'pending' as const, called: [] };
    return !end.lot.includes(phase) && called.length === 0;
  };
  const running = lotIdsOf(tender).filter(isRunning);
  return (Object.keys(tender.bids) as BidId[])
    .filter((bid) => running.some((lot) => standing.includes(tender.bids[bid]?.lots[lot])))
    .sort();
}
