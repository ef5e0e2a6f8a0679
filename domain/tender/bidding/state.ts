import type { BidId, Instant, LotId, SupplierId } from '../../types.js';

/** Standing of a bid in one lot. */
export type BidStanding = 'submitted' | 'admitted' | 'excluded' | 'belowThreshold';

export interface SubmittedBid {
  readonly supplier: SupplierId;
  readonly lots: Readonly<Record<LotId, BidStanding>>;
}

export interface BiddingState {
  readonly enquiriesClosedAt: Instant | null;
  readonly custodyProofCountedAt: Instant | null;
  readonly closedAt: Instant | null;
  readonly bids: Readonly<Record<BidId, SubmittedBid>>;
}

export const initialBidding: BiddingState = {
  enquiriesClosedAt: null,
  custodyProofCountedAt: null,
  closedAt: null,
  bids: {},
};
