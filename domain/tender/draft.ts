import type { AbnormalElement } from '../scoring/abnormal-bids.js';
import type { EconomicFormula } from '../scoring/economic-scores.js';
import type { AuthorityId, DecimalString, Instant, LocalisedText, LotId, Sha256Hex } from '../types.js';
import type { CollectiveAgreement, DraftObligations, EnvironmentalTerms } from './draft-terms.js';
import type { LotLimits } from './participation/lot-limits.js';
import type { ProcedureId } from './tender.js';

export interface DraftCriterion {
  readonly id: string;
  readonly title: LocalisedText;
  readonly max: number;
}

export interface DraftLot {
  readonly id: LotId;
  readonly title: LocalisedText;
  /** Base of the auction in cents, interference safety costs left out. */
  readonly baseCents: number;
  /** Interference safety costs, not subject to discount. */
  readonly safetyCents: number;
  readonly cpv: string;
  readonly cig: string;
  readonly economic: { readonly max: number; readonly formula: EconomicFormula };
  readonly technicalThreshold: DecimalString | null;
  readonly criteria: readonly DraftCriterion[];
  /** Absent in drafts from before it was data. */
  readonly collectiveAgreement?: CollectiveAgreement | null | undefined;
}

/** What the decisione di contrarre must say (arts 11, 17 c.1, 57, 58). */
export interface DecisionReasons {
  readonly procedureChoice: string;
  readonly valueEstimate: string;
  readonly lots: string;
  readonly collectiveAgreement: string;
  readonly environmentalCriteria: string;
}

export interface TenderDocument {
  readonly name: string;
  readonly sha256: Sha256Hex;
  readonly bytes: number;
}

export interface SiteVisitSlot {
  readonly id: string;
  readonly place: string;
  readonly from: Instant;
  readonly to: Instant;
  /** How many suppliers may come. */
  readonly capacity: number;
}

/** Visit of the places before bidding (art. 92 c. 1). Where it is `required`, a bid without attestation is a finding. */
export interface SiteVisitPlan {
  readonly required: boolean;
  readonly places: readonly string[];
  readonly slots: readonly SiteVisitSlot[];
  readonly instructions: LocalisedText;
}

/** How the authority is reached and known; what is null is left out of every document. */
export interface AuthorityContact {
  readonly address: string | null;
  /** Codice fiscale, 11 digits. */
  readonly taxCode: string | null;
  /** Its certified mail address (domicilio digitale). */
  readonly digitalAddress: string | null;
}

/** Guarantees that the documents ask for. */
export interface DraftGuarantees {
  /** Per cent of the value of each lot (art. 106); null where none is asked for. */
  readonly provisionalPercent: DecimalString | null;
  /** Why it is asked for below the threshold, or is not the usual percentage (arts 53 c. 1, 106 c. 1). */
  readonly provisionalReason?: string | null | undefined;
  /** Days from the deadline for bids; absent or null for those of the law (art. 106 c. 5). */
  readonly provisionalValidityDays?: number | null | undefined;
  /** Whether the contract is signed only once the definitive guarantee is registered (art. 117). */
  readonly definitive: boolean;
}

/** Whether bids come with a provisional guarantee. */
export function isProvisionalAsked({ guarantees }: Pick<TenderDraft, 'guarantees'>): boolean {
  return (guarantees?.provisionalPercent ?? null) !== null;
}

/** Limits of the lots that one may bid for or win, and the specific reason that the documents must state (art. 58 c. 4). */
export interface DraftLotLimits extends LotLimits {
  readonly reason: string;
}

/** A tender as the RUP drafts it. The decisione di contrarre freezes it under its digest. */
export interface TenderDraft {
  readonly authority: AuthorityId;
  readonly procedure: ProcedureId;
  readonly simulation: boolean;
  readonly title: LocalisedText;
  readonly nuts: string;
  readonly innovation: { readonly strategic: string; readonly acquisition: string } | null;
  /** Days of the term for bids and, so that keys can be made first, days within which the notice will be transmitted. */
  readonly submission: { readonly days: number; readonly publishWithinDays: number };
  readonly enquiriesCloseDaysBefore: number;
  /** Days for which a bid binds from the deadline; absent or null where the notice leaves them to the law (art. 17 c. 4). */
  readonly bidValidityDays?: number | null | undefined;
  readonly custody: { readonly k: number; readonly n: number };
  readonly commissioners: number;
  readonly abnormalElement: AbnormalElement | null;
  readonly economicScoresAfterExclusion: 'computeAgain' | 'keep';
  /** Whether bids may be, or are, evaluated before they are examined (art. 107 c. 3); `no` unless said. */
  readonly inversion?: 'no' | 'allowed' | 'chosen' | undefined;
  readonly lots: readonly DraftLot[];
  readonly decision: DecisionReasons;
  readonly cup: string | null;
  readonly cui: string | null;
  readonly documents: readonly TenderDocument[];
  /** Sopralluogo; absent in drafts from before there was one. */
  readonly siteVisit?: SiteVisitPlan | null;
  /** Absent in drafts from before they named it. */
  readonly authorityContact?: AuthorityContact | undefined;
  /** Absent where the documents leave guarantees to the acts, as in drafts from before they were data. */
  readonly guarantees?: DraftGuarantees | null | undefined;
  /** Absent or null where the tender limits neither bids nor awards. */
  readonly lotLimits?: DraftLotLimits | null | undefined;
  /** Commitments and social clauses (arts 57 c. 1, 102); absent in drafts from before they were data. */
  readonly obligations?: DraftObligations | null | undefined;
  /** Minimum environmental criteria (art. 57 c. 2); absent in drafts from before they were data. */
  readonly environment?: EnvironmentalTerms | null | undefined;
}
