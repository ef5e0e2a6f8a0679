import type { BidId, Instant, LotId, SupplierId } from '../../types.js';
import type { ByAct } from '../act.js';
import type { ExtensionCause } from './commands.js';
import type { Due } from '../deadline.js';

export interface BiddingEvents {
  tenderRectified: ByAct & TermMoved & { significant?: boolean };
  submissionExtended: ByAct & TermMoved & Cause;
  tenderSuspended: ByAct & Cause;
  tenderResumed: ByAct & TermMoved;
  submissionReopened: ByAct & TermMoved & { malfunctions: string[] };
  enquiriesClosed: Due;
  custodyProofsCounted: Due & { proven: number; needed: number };
  submissionClosed: Due & {
    bids: { bid: BidId; supplier: SupplierId; lots: LotId[] }[];
    /** Absent in tenders that closed before this term was kept. */
    bidsValidUntil?: Instant;
  };
}

/** Why a term moves or stands still. Events of older versions say nothing of it. */
interface Cause {
  readonly cause?: ExtensionCause;
  readonly malfunctions?: string[];
}

/** The instants that depend on the deadline for bids, after an act on it. */
export interface TermMoved {
  readonly submissionDeadline: Instant;
  readonly enquiriesCloseAt: Instant;
  readonly custodyProofAt: Instant;
}
