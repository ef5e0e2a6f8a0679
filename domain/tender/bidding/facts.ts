import type { BidId, Instant, LotId, SupplierId } from '../../types.js';
import type { BiddingCommands, BiddingDeadline } from './commands.js';
import type { Malfunction } from './lost-time.js';

export interface BiddingFacts {
  /** Entries of the register that touch the tender's term for bids. */
  readonly malfunctions: readonly Malfunction[];
  /** When the last answer to a question was given; null while there is none. */
  readonly lastAnswerAt: Instant | null;
  /** The last revision of every bid that was not withdrawn. */
  readonly submissions: readonly { bid: BidId; supplier: SupplierId; lots: LotId[] }[];
}

export const biddingNeeds = {
  rectifyTender: ['draft'],
  extendSubmission: ['draft', 'malfunctions', 'lastAnswerAt'],
  suspendTender: ['malfunctions'],
  resumeTender: ['draft'],
  reopenSubmission: ['draft', 'malfunctions', 'lastAnswerAt'],
  enquiriesClose: [],
  custodyProof: ['custody'],
  submissionClose: ['submissions', 'draft'],
} as const satisfies Record<keyof BiddingCommands | BiddingDeadline, readonly string[]>;
