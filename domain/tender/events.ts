import type { AuthorityId, BidId, EnvelopeKind, Instant, LegalDate, LotId, PersonId } from '../types.js';
import type { Sha256Hex, SupplierId, TenderId } from '../types.js';
import type { ProcedureId } from './tender.js';

/** An act named by id and salted digest; its text stays in PostgreSQL. */
export interface ActReference {
  readonly id: string;
  readonly digest: Sha256Hex;
}

interface Act {
  readonly act: ActReference;
}

/** What happened, by type. Data are ids, instants and salted digests: they travel through Temporal's history. */
export interface TenderEventData {
  decisionAdopted: Act & {
    tender: TenderId;
    authority: AuthorityId;
    procedure: ProcedureId;
    simulation: boolean;
    lots: LotId[];
    custody: { k: number; n: number };
    submissionDeadline: Instant;
    enquiriesCloseAt: Instant;
    custodyProofAt: Instant;
  };
  noticeTransmitted: Act & { transmittedAt: Instant; regimeOn: LegalDate; manifest: Sha256Hex };
  tenderPublished: { publishedAt: Instant; channel: string };
  tenderRectified: Act & TermMoved;
  submissionExtended: Act & TermMoved;
  enquiriesClosed: Due;
  custodyProofsCounted: Due & { proven: number; needed: number };
  submissionClosed: Due & { bids: { bid: BidId; supplier: SupplierId; lots: LotId[] }[] };
  envelopesOpened: { kind: EnvelopeKind; lot: LotId | null; bids: BidId[]; unreadable: BidId[] };
  envelopesRead: { kind: EnvelopeKind; lot: LotId | null; refused: { bid: BidId; code: string }[] };
  integrationRequested: Act & { request: string; bid: BidId; dueAt: Instant };
  integrationEnded: Due & { request: string; answered: boolean };
  bidAdmitted: Act & { bid: BidId; lots: LotId[] };
  bidExcluded: Act & { bid: BidId; lots: LotId[]; ground: string };
  admissionsClosed: Act;
  commissionAppointed: Act & { members: PersonId[]; chair: PersonId };
  scoresFrozen: Act & { lot: LotId; evaluation: Sha256Hex; belowThreshold: BidId[] };
  rankingFormed: Act & { lot: LotId; evaluation: Sha256Hex; order: BidId[]; flagged: BidId[] };
  explanationsRequested: Act & { lot: LotId; request: string; bid: BidId; dueAt: Instant };
  explanationsEnded: Due & { lot: LotId; request: string; answered: boolean };
  explanationsAccepted: Act & { lot: LotId; bid: BidId };
  bidFoundAbnormal: Act & { lot: LotId; bid: BidId };
  awardProposed: Act & { lot: LotId; bid: BidId };
  requirementsVerified: Act & { lot: LotId; bid: BidId };
  lotAwarded: Act & { lot: LotId; bid: BidId; amountCents: number };
  awardCommunicated: { lot: LotId; lastSentAt: Instant; standstillEndsAt: Instant };
  standstillEnded: Due & { lot: LotId };
  contractSigned: Act & { lot: LotId };
  tenderConcluded: Record<never, never>;
  tenderRevoked: Act;
  clockAdvanced: { to: Instant; offsetMs: number };
}

/** An event of an instant that the engine reached by itself. */
interface Due {
  readonly dueAt: Instant;
}

interface TermMoved {
  readonly submissionDeadline: Instant;
  readonly enquiriesCloseAt: Instant;
  readonly custodyProofAt: Instant;
}

export type TenderEventType = keyof TenderEventData;

/** An event as `decide` proposes it: not yet numbered nor dated. */
export type TenderEvent = {
  [T in TenderEventType]: { readonly type: T; readonly data: Readonly<TenderEventData[T]> };
}[TenderEventType];

/** An event as recorded: `version` counts from 1 without gaps, `at` is the tender's clock when it was recorded. */
export type RecordedEvent = TenderEvent & { readonly version: number; readonly at: Instant };

export function eventOf<T extends TenderEventType>(type: T, data: TenderEventData[T]): TenderEvent {
  return { type, data } as unknown as TenderEvent;
}
