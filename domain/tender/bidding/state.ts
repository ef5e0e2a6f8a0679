import type { BidId, Instant, LotId, SupplierId } from '../../types.js';

/** Standing of a bid in one lot. */
export const bidStandings = ['submitted', 'admitted', 'excluded', 'belowThreshold', 'withdrawn'] as const;
export type BidStanding = (typeof bidStandings)[number];

export interface SubmittedBid {
  readonly supplier: SupplierId;
  readonly lots: Readonly<Record<LotId, BidStanding>>;
}

/** A stretch in which the term for bids did not run; `to` is null while it lasts. */
export interface Pause {
  readonly from: Instant;
  readonly to: Instant | null;
}

export interface BiddingState {
  readonly enquiriesClosedAt: Instant | null;
  readonly custodyProofCountedAt: Instant | null;
  readonly closedAt: Instant | null;
  /** Entries of the register of malfunctions whose lost time an extension has given back. */
  readonly madeGood: readonly string[];
  /** In their order. */
  readonly pauses: readonly Pause[];
  readonly bids: Readonly<Record<BidId, SubmittedBid>>;
}

export const initialBidding: BiddingState = {
  enquiriesClosedAt: null,
  custodyProofCountedAt: null,
  closedAt: null,
  madeGood: [],
  pauses: [],
  bids: {},
};

/** Since when the term stands still; null while it runs, or once it is over. */
export function suspendedSince({ pauses }: Pick<BiddingState, 'pauses'>): Instant | null {
  return pauses.find(({ to }) => to === null)?.from ?? null;
}
