import type { AuthorityId, BidId, EnvelopeKind, Instant, LegalDate, LotId, PersonId } from '../types.js';
import type { SupplierId, TenderId } from '../types.js';

/** Stages that the whole tender goes through; from `evaluation` on each lot goes its own way. */
export const tenderPhases = [
  'decided',
  'publishing',
  'bidding',
  'closed',
  'admission',
  'evaluation',
  'concluded',
  'revoked',
] as const;
export type TenderPhase = (typeof tenderPhases)[number];

export const lotPhases = [
  'pending',
  'awaitingTechnicalOpening',
  'technicalEvaluation',
  'awaitingEconomicOpening',
  'economicEvaluation',
  'ranked',
  'anomalyCheck',
  'awardProposed',
  'requirementsVerified',
  'awarded',
  'standstill',
  'signable',
  'contractSigned',
] as const;
export type LotPhase = (typeof lotPhases)[number];

export const procedureIds = ['open'] as const;
export type ProcedureId = (typeof procedureIds)[number];

/** Standing of a bid in one lot. */
export type BidStanding = 'submitted' | 'admitted' | 'excluded' | 'belowThreshold';

/** `administrative`, `technical/LOT-0001`, `economic/LOT-0001`: names one key of the tender. */
export type EnvelopeKey = string;

export function envelopeKeyOf(kind: EnvelopeKind, lot: LotId | null): EnvelopeKey {
  return lot === null ? kind : `${kind}/${lot}`;
}

export interface SubmittedBid {
  readonly supplier: SupplierId;
  readonly lots: Readonly<Record<LotId, BidStanding>>;
}

/** A term given to one bidder by a person: soccorso istruttorio (art. 101) or explanations (art. 110). */
export interface BidderTerm {
  readonly bid: BidId;
  readonly dueAt: Instant;
  /** When the term ended, answered or not; null while it runs. */
  readonly endedAt: Instant | null;
}

export interface Opening {
  readonly openedAt: Instant;
  /** When every envelope was decrypted, checked and minuted; null while reading. */
  readonly readAt: Instant | null;
}

export interface Lot {
  readonly phase: LotPhase;
  /** Bidders in order of rank, best first; null before the ranking. */
  readonly ranking: readonly BidId[] | null;
  /** Bids that look abnormally low and are not yet judged. */
  readonly flagged: readonly BidId[];
  readonly justified: readonly BidId[];
  readonly explanations: (BidderTerm & { readonly id: string }) | null;
  readonly proposed: BidId | null;
  readonly awardedAt: Instant | null;
  readonly standstillEndsAt: Instant | null;
}

/** The state of a tender's process, folded from its events. Ids, instants and phases only: contents stay in PostgreSQL. */
export interface Tender {
  readonly id: TenderId;
  readonly authority: AuthorityId;
  readonly procedure: ProcedureId;
  readonly version: number;
  readonly phase: TenderPhase;
  readonly simulation: boolean;
  /** The tender's clock is the database's clock plus this offset; 0 for every real tender. */
  readonly clockOffsetMs: number;
  /** The date whose law governs the tender, pinned at transmission (art. 226 d.lgs. 36/2023). */
  readonly regimeOn: LegalDate | null;
  readonly custody: { readonly k: number; readonly n: number };
  readonly transmittedAt: Instant | null;
  readonly publishedAt: Instant | null;
  readonly submissionDeadline: Instant;
  readonly enquiriesCloseAt: Instant;
  readonly enquiriesClosedAt: Instant | null;
  readonly custodyProofAt: Instant;
  readonly custodyProofCountedAt: Instant | null;
  readonly closedAt: Instant | null;
  readonly openings: Readonly<Record<EnvelopeKey, Opening>>;
  readonly bids: Readonly<Record<BidId, SubmittedBid>>;
  readonly integrations: Readonly<Record<string, BidderTerm>>;
  readonly commission: readonly PersonId[] | null;
  readonly lots: Readonly<Record<LotId, Lot>>;
}

/** Bids that stand in a lot with one of the given standings, in the order of their ids. */
export function bidsIn(tender: Tender, lot: LotId, standing: BidStanding): BidId[] {
  return (Object.entries(tender.bids) as [BidId, SubmittedBid][])
    .filter(([, bid]) => bid.lots[lot] === standing)
    .map(([id]) => id)
    .sort();
}

export function lotIdsOf(tender: Tender): LotId[] {
  return Object.keys(tender.lots).sort() as LotId[];
}
