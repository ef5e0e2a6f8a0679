import type { BidId, Instant } from '../../types.js';
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
