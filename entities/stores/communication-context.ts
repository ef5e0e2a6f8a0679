import type { TenderDraft } from '../../domain/tender/draft.js';
import type { RecordedEvent } from '../../domain/tender/events.js';
import type { Tender } from '../../domain/tender/tender.js';
import type {
  BidId,
  EnvelopeKind,
  Instant,
  LocalisedText,
  LotId,
  PersonId,
  SupplierId,
  TenderId,
} from '../../domain/types.js';

/** A supplier with a bid that stands, before the deadline as after it. */
export interface Bidder {
  readonly supplier: SupplierId;
  readonly bid: BidId;
  readonly name: string;
}

/** What a communication may know; read in the transaction that sends it. */
export interface CommunicationContext {
  /** The tender's clock: the proven time of sending of every message of this communication. */
  readonly sentAt: Instant;
  readonly tender: Tender;
  readonly draft: TenderDraft;
  readonly authority: string;
  readonly event: RecordedEvent;
  readonly act: { readonly reasons: string; readonly register: string | null } | null;
  readonly bidders: readonly Bidder[];
  /** The bid whose rectification the event decides on; null for any other event. */
  readonly rectifiedBid: BidId | null;
  /** Who asked to follow the tender and does not already read the messages of a bidder. */
  readonly followers: readonly PersonId[];
  readonly officials: readonly PersonId[];
  readonly awardOrgan: readonly PersonId[];
  readonly custodians: readonly PersonId[];
  /** When the last answer to a question was given; null while there is none. */
  readonly lastAnswerAt: Instant | null;
  /** When exclusions were communicated: a term of challenge may still run. */
  readonly exclusionsSent: readonly { readonly supplier: SupplierId; readonly sentAt: Instant }[];
}

export interface ReceiptContext {
  readonly tender: TenderId;
  readonly title: LocalisedText;
  readonly authority: string;
  readonly simulation: boolean;
  readonly supplier: SupplierId;
  readonly bid: BidId;
  readonly revision: number;
  readonly action: 'commit' | 'replace' | 'withdraw';
  readonly receivedAt: Instant;
  readonly submissionDeadline: Instant;
  readonly envelopes: readonly {
    readonly lot: LotId | null;
    readonly kind: EnvelopeKind;
    readonly sha256: string;
  }[];
}

export type Addressee = { readonly supplier: SupplierId } | { readonly person: PersonId };

/** One message: to a supplier's inbox, where its people read it, or to a person. */
export interface OutgoingMessage {
  readonly to: Addressee;
  readonly subject: LocalisedText;
  readonly body: LocalisedText;
}
