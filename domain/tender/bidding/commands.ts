import type { Instant } from '../../types.js';
import type { ByAct } from '../act.js';
import { proposalCauses } from './proposal-causes.js';

export const extensionCauses = ['choice', ...proposalCauses] as const;
export type ExtensionCause = (typeof extensionCauses)[number];

export const suspensionCauses = ['choice', 'malfunction'] as const;
export type SuspensionCause = (typeof suspensionCauses)[number];

/** Entries of the register of malfunctions that an act rests on: some where a malfunction is its cause, else none. */
export interface MalfunctionsNamed {
  malfunctions: string[];
}

export interface BiddingCommands {
  rectifyTender: ByAct & { significant: boolean; submissionDeadline?: Instant };
  extendSubmission: ByAct & MalfunctionsNamed & { submissionDeadline: Instant; cause: ExtensionCause };
  suspendTender: ByAct & MalfunctionsNamed & { cause: SuspensionCause };
  resumeTender: ByAct;
  reopenSubmission: ByAct & MalfunctionsNamed & { submissionDeadline: Instant };
}

export type BiddingGuard =
  | 'deadlineOnlyLater'
  | 'significantChangeExtends'
  | 'extensionLongEnough'
  | 'malfunctionsRegistered'
  | 'malfunctionsOver'
  | 'malfunctionTookTime';

export const biddingDeadlineKinds = ['enquiriesClose', 'custodyProof', 'submissionClose'] as const;
export type BiddingDeadline = (typeof biddingDeadlineKinds)[number];
