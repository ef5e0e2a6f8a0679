import type { BidId, Instant, LotId, SupplierId } from '../../types.js';
import type { ByAct } from '../act.js';
import type { Due } from '../deadline.js';

export interface BiddingEvents {
  tenderRectified: ByAct & TermMoved;
  submissionExtended: ByAct & TermMoved;
  tenderSuspended: ByAct;
  tenderResumed: ByAct & TermMoved;
  enquiriesClosed: Due;
  custodyProofsCounted: Due & { proven: number; needed: number };
  submissionClosed: Due & { bids: { bid: BidId; supplier: SupplierId; lots: LotId[] }[] };
}

/** The instants that depend on the deadline for bids, after an act on it. */
export interface TermMoved {
  readonly submissionDeadline: Instant;
  readonly enquiriesCloseAt: Instant;
  readonly custodyProofAt: Instant;
}
