import { procedures } from '../../procedures/procedures.js';
import type { BidId, Instant, LotId } from '../../types.js';
import type { BidStanding } from '../bidding/state.js';
import { lotIdsOf, type Tender } from '../tender.js';
import type { ValidityAnswer } from './commands.js';

/** What a bidder was last asked, and what it has answered: null while its term runs, `none` for silence. */
export interface AskedExtension {
  readonly to: Instant;
  readonly dueAt: Instant;
  readonly answer: ValidityAnswer | 'none' | null;
  /** Until when the bid binds by what was answered so far. */
  readonly boundUntil: Instant | null;
}

export interface ValidityState {
  /** By the notice, or else by the law; null before the closing, and in tenders that closed before this term was kept. */
  readonly bidsValidUntil: Instant | null;
  /** The last end that has passed. */
  readonly validityPassed: Instant | null;
  readonly extensions: Readonly<Record<BidId, AskedExtension>>;
}

export const initialValidity: ValidityState = { bidsValidUntil: null, validityPassed: null, extensions: {} };

/** Until when a bid binds its bidder; null where the tender keeps no such term. */
export function boundUntil(tender: ValidityState, bid: BidId): Instant | null {
  return tender.extensions[bid]?.boundUntil ?? tender.bidsValidUntil;
}

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
