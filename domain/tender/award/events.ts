import type { FvoeDocumentCode } from '../../fvoe/documents.js';
import type { DueGuarantee } from '../../guarantees/guarantee-amounts.js';
import type { Reductions } from '../../guarantees/reductions.js';
import type { BidId, Instant, LotId, Sha256Hex } from '../../types.js';
import type { ByAct } from '../act.js';
import type { PassedOver } from '../participation/assign-lots.js';
import type { Due } from '../deadline.js';
import type { CheckOutcome } from './commands.js';

/** A proposal starts the term of art. 99 c. 3-bis; events of an older version do not name its end. */
export interface ChecksFrom {
  readonly checksDueAt?: Instant;
}

/** What a finding of the RUP rests on; absent where the virtual file was not asked. */
export interface OnEvidence {
  /** The command id of the request whose answers it had. */
  readonly check?: string;
}

export interface AwardEvents {
  awardProposed: ByAct & {
    lot: LotId;
    bid: BidId;
    /** Bids that rank better and have the lots that one may win elsewhere (art. 58 c. 4), where there are any. */
    passedOver?: PassedOver[];
  } & ChecksFrom;
  /** From now on the award may rest on what the bidder declared, if the virtual file does not work. */
  checksTermEnded: Due & { lot: LotId };
  /** The virtual file is being asked, under the command's id, about these documents. */
  requirementsCheckRequested: ByAct & {
    lot: LotId;
    bid: BidId;
    check: string;
    documents: readonly FvoeDocumentCode[];
  };
  /** It answered of one document of one company; the record holds what. */
  requirementsAnswered: { lot: LotId; bid: BidId; check: string; entry: string; digest: Sha256Hex };
  requirementsVerified: ByAct & {
    lot: LotId;
    bid: BidId;
    outcome?: Exclude<CheckOutcome, 'negative'>;
  } & OnEvidence;
  /** The checks that the award did not wait for have ended well. */
  selfDeclarationConfirmed: ByAct & { lot: LotId; bid: BidId } & OnEvidence;
  /** The bidder is out of the lot, and the proposal goes to the next in the ranking. */
  requirementsFailed: ByAct & { lot: LotId; bid: BidId; ground: string } & OnEvidence;
  /** The same of a bidder that was called after a contract ended early: the next is called (art. 124). */
  calledBidderFailed: ByAct & { lot: LotId; bid: BidId; ground: string } & OnEvidence;
  /** Found after the signature: the authority withdraws from the contract, by an act of its own (art. 99 c. 3-bis). */
  contractorFailed: ByAct & { lot: LotId; bid: BidId; ground: string } & OnEvidence;
  lotAwarded: ByAct & {
    lot: LotId;
    bid: BidId;
    amountCents: number;
    /** End of the term to sign; absent in awards older than it. */
    signatureDueAt?: Instant;
    /** Where the documents ask for a definitive guarantee: what is due. */
    guarantee?: DueGuarantee;
  };
  awardCommunicated: {
    lot: LotId;
    lastSentAt: Instant;
    standstillEndsAt: Instant;
    /** Where redactions were refused: the end of the term to challenge the refusal. */
    redactionsReleaseAt?: Instant;
    /** Where provisional guarantees are held: when those of who has not won are released at the latest. */
    guaranteesReleaseAt?: Instant;
  };
  standstillEnded: Due & { lot: LotId };
  /** `dueCents`: after the reductions. */
  guaranteeRegistered: ByAct & { lot: LotId; amountCents: number; dueCents: number } & Reductions;
  contractSigned: ByAct & {
    lot: LotId;
    /** By when the award notice is to be published; absent in signatures older than this term. */
    noticeDueAt?: Instant;
  };
}
