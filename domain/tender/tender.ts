import type { AuthorityId, BidId, Instant, LotId, TenderId } from '../types.js';
import type { AdmissionState } from './admission/state.js';
import type { AwardLot } from './award/state.js';
import type { BiddingState, BidStanding, SubmittedBid } from './bidding/state.js';
import type { ChallengesLot } from './challenges/state.js';
import type { ClockState } from './clock/state.js';
import type { EvaluationLot, EvaluationState } from './evaluation/state.js';
import type { GuaranteesState } from './guarantees/state.js';
import type { GroupChangesState } from './group-changes/state.js';
import type { InterpelloLot } from './interpello/state.js';
import type { OpeningState } from './opening/state.js';
import type { ParticipationState } from './participation/state.js';
import type { PublicationState } from './publication/state.js';
import type { RectificationState } from './rectification/state.js';
import type { RedactionsLot } from './redactions/state.js';
import type { RemindersState } from './reminders/state.js';
import type { SignatureLot } from './signature/state.js';
import type { DurationLot } from './duration/state.js';
import type { AwardNoticeLot } from './award-notice/state.js';
import type { ValidityState } from './validity/state.js';
import type { TermsState } from './terms/state.js';

/** Stages that the whole tender goes through; from `evaluation` on each lot goes its own way. */
export const tenderPhases = [
  'decided',
  'publishing',
  'bidding',
  'suspended',
  'closed',
  'admission',
  'evaluation',
  'concluded',
  'revoked',
  'annulled',
  'keysLost',
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
  'terminated',
  'callingNext',
  'deserted',
  'notAwarded',
  'revoked',
  'annulled',
] as const;
export type LotPhase = (typeof lotPhases)[number];

export const procedureIds = ['open'] as const;
export type ProcedureId = (typeof procedureIds)[number];

/** What every tender has from its decision on; `initial-state.ts` gives the stages' parts their first values. */
export interface TenderBase {
  readonly id: TenderId;
  readonly authority: AuthorityId;
  readonly procedure: ProcedureId;
  readonly version: number;
  readonly phase: TenderPhase;
  readonly simulation: boolean;
  readonly custody: { readonly k: number; readonly n: number };
  readonly submissionDeadline: Instant;
  readonly enquiriesCloseAt: Instant;
  readonly custodyProofAt: Instant;
  readonly lots: Readonly<Record<LotId, Lot>>;
}

/** The parts of the tender's state that its stages own. */
export interface TenderParts
  extends
    PublicationState,
    BiddingState,
    OpeningState,
    AdmissionState,
    GuaranteesState,
    TermsState,
    ParticipationState,
    RectificationState,
    GroupChangesState,
    EvaluationState,
    ValidityState,
    RemindersState,
    ClockState {}

export interface LotBase {
  readonly phase: LotPhase;
}

/** The parts of a lot's state that its stages own. */
export interface LotParts
  extends
    EvaluationLot,
    AwardLot,
    SignatureLot,
    InterpelloLot,
    AwardNoticeLot,
    DurationLot,
    ChallengesLot,
    RedactionsLot {}

export interface Lot extends LotBase, LotParts {}

/** The state of a tender's process, folded from its events. Ids, instants and phases only: contents stay in PostgreSQL. */
export interface Tender extends TenderBase, TenderParts {}

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
