import type { Instant } from '../../types.js';
import type { ByAct } from '../act.js';

export interface BiddingCommands {
  rectifyTender: ByAct & { submissionDeadline?: Instant };
  extendSubmission: ByAct & { submissionDeadline: Instant };
  suspendTender: ByAct;
  resumeTender: ByAct;
}

export type BiddingGuard = 'deadlineOnlyLater';

export const biddingDeadlineKinds = ['enquiriesClose', 'custodyProof', 'submissionClose'] as const;
export type BiddingDeadline = (typeof biddingDeadlineKinds)[number];
