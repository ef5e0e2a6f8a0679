import type { BidId, LotId, SupplierId } from '../../types.js';
import type { BiddingCommands, BiddingDeadline } from './commands.js';

export interface BiddingFacts {
  /** The last revision of every bid that was not withdrawn. */
  readonly submissions: readonly { bid: BidId; supplier: SupplierId; lots: LotId[] }[];
}

export const biddingNeeds = {
  rectifyTender: ['draft'],
  extendSubmission: ['draft'],
  suspendTender: [],
  resumeTender: ['draft'],
  enquiriesClose: [],
  custodyProof: ['custody'],
  submissionClose: ['submissions'],
} as const satisfies Record<keyof BiddingCommands | BiddingDeadline, readonly string[]>;
