import type { DurationGround } from '../../domain/tender/duration/commands.js';
import type { EarlyExecutionGround } from '../../domain/tender/signature/commands.js';
import type { DocumentKind, DocumentLanguage } from '../../domain/documents/document-kinds.js';
import type { DueGuarantee } from '../../domain/guarantees/guarantee-amounts.js';
import type { ReceiptClaims } from '../../domain/ledger/receipt-claims.js';
import type { AbnormalElement } from '../../domain/scoring/abnormal-bids.js';
import type { EconomicFormula } from '../../domain/scoring/economic-scores.js';
import type { ChallengedAct } from '../../domain/tender/challenges/state.js';
import type { DraftCriterion, TenderDraft } from '../../domain/tender/draft.js';
import type { InterpelloConditions } from '../../domain/tender/interpello/commands.js';
import type { Offer } from '../../domain/tender/opening/facts.js';
import type { GroupChangeGround } from '../../domain/participants/group-change.js';
import type { Part } from '../../domain/participants/participants.js';
import type { GroupChangeOutcome } from '../../domain/tender/group-changes/state.js';
import type { RedactionDecision } from '../../domain/tender/redactions/state.js';
import type { TimetableItem } from '../../domain/tender/timetable-item.js';
import type { DecimalString, EnvelopeKind, Instant, LegalDate, Sha256Hex } from '../../domain/types.js';
import type {
  Challenge,
  ChallengeNews,
  Ending,
  LotText,
  Standing,
} from '../communications/communication-data.js';
import type {
  GuaranteesText,
  LotAmount,
  AboutLot,
  AboutRanking,
  AboutTerms,
  ActText,
  AdmissionText,
  CommissionerText,
  DocumentFrame,
  EvaluatedBidText,
  IsAct,
  KeyText,
  LotFacts,
  MalfunctionText,
  Notice,
  OpenedEnvelopeText,
  PersonText,
  CertificateText,
  RequirementText,
  RulesLaw,
} from './document-parts.js';

export { documentKinds, documentLanguages } from '../../domain/documents/document-kinds.js';
export type { DocumentKind, DocumentLanguage } from '../../domain/documents/document-kinds.js';

interface DataByKind {
  decision: IsAct & AboutTerms & { readonly draft: TenderDraft };
  callForTenders: AboutTerms & {
    /** The act that publishes; null for a preview of the draft. */
    readonly act: ActText | null;
    readonly draft: TenderDraft;
    readonly transmittedAt: Instant | null;
    readonly keys: readonly KeyText[];
    /** SHA-256 of the manifest of keys, by which they are compared. */
    readonly keysFingerprint: Sha256Hex | null;
  };
  timetable: { readonly items: readonly TimetableItem[] };
  tenderRules: AboutTerms & {
    readonly draft: TenderDraft;
    readonly timetable: readonly TimetableItem[];
    readonly law: RulesLaw;
    /** Amounts that the draft's guarantees make; null where the documents state none. */
    readonly guarantees: GuaranteesText | null;
    /** What a bidder pays to ANAC for each lot; 0 where nothing is due. */
    readonly contributions: readonly LotAmount[];
  };
  bidReceipt: {
    readonly supplier: string;
    readonly claims: ReceiptClaims;
    /** SHA-256 of the signed receipt (compact JWS) that this document accompanies. */
    readonly receiptSha256: Sha256Hex;
  };
  answers: AboutTerms & {
    readonly items: readonly {
      readonly question: string;
      readonly askedAt: Instant;
      readonly answer: string;
      readonly answeredAt: Instant;
    }[];
  };
  openingMinutes: {
    readonly envelope: EnvelopeKind;
    readonly lot: LotText | null;
    readonly openedAt: Instant;
    readonly readAt: Instant;
    /** Seggio or commissioners present. */
    readonly present: readonly PersonText[];
    readonly custodians: readonly { readonly name: string; readonly releasedAt: Instant | null }[];
    readonly neededShares: number;
    readonly envelopes: readonly OpenedEnvelopeText[];
    /** Read out before the economic envelopes; empty for the other sessions. */
    readonly technicalScores: readonly {
      readonly supplier: string;
      readonly total: DecimalString;
      readonly isBelowThreshold: boolean;
    }[];
  };
  admissions: IsAct & { readonly decisions: readonly AdmissionText[] };
  integrationRequest: IsAct & { readonly supplier: string; readonly dueAt: Instant };
  commissionAppointment: IsAct & {
    readonly members: readonly CommissionerText[];
    readonly submissionDeadline: Instant;
  };
  evaluationMinutes: IsAct &
    AboutLot & {
      readonly criteria: readonly DraftCriterion[];
      readonly technicalThreshold: DecimalString | null;
      readonly bids: readonly EvaluatedBidText[];
      /** Salted digest of the frozen evaluation. */
      readonly evaluation: Sha256Hex;
    };
  anomalyCheck: IsAct &
    AboutLot & {
      readonly supplier: string;
      readonly element: AbnormalElement;
      readonly offer: Offer;
      readonly technical: DecimalString;
      readonly economic: DecimalString;
      readonly requested: { readonly reasons: string; readonly at: Instant; readonly dueAt: Instant };
      /** What the bidder answered; null for no answer in time. */
      readonly explanations: { readonly at: Instant; readonly text: string } | null;
      readonly outcome: 'justified' | 'abnormal';
    };
  ranking: IsAct &
    AboutLot &
    AboutRanking & {
      readonly formula: EconomicFormula;
      readonly technicalMax: DecimalString;
      readonly economicMax: DecimalString;
      readonly technicalThreshold: DecimalString | null;
      readonly evaluation: Sha256Hex;
    };
  awardProposal: IsAct &
    AboutLot &
    AboutRanking & {
      /** Whom the commission proposes; not the first of the ranking where lots are limited. */
      readonly proposed: string;
      readonly passedOver: readonly { readonly supplier: string; readonly lots: readonly string[] }[];
    };
  requirementsCheck: IsAct &
    AboutLot & {
      readonly supplier: string;
      readonly checks: readonly RequirementText[];
      /** Of every company of the bidder; empty where the virtual file was not asked. */
      readonly certificates: readonly CertificateText[];
    };
  groupChangeDecision: IsAct & {
    readonly supplier: string;
    readonly ground: GroupChangeGround;
    /** Why the bidder asks for it, in its own words. */
    readonly requestReasons: string;
    /** Who would take part from then on, the lead first. */
    readonly parts: readonly Pick<Part, 'name' | 'taxCode' | 'role' | 'share'>[];
    readonly outcome: GroupChangeOutcome;
  };
  redactionDecision: IsAct &
    AboutLot & {
      readonly supplier: string;
      /** The files for which the bidder filed a redacted copy (art. 35 c.4 lett. a). */
      readonly files: readonly string[];
      /** Files in which the bidder says why; empty where it does not. */
      readonly reasonFiles: readonly string[];
      readonly decision: RedactionDecision;
      readonly accessChallengeDays: number;
    };
  award: IsAct &
    AboutLot &
    AboutRanking & {
      readonly winner: string;
      readonly amountCents: number;
      readonly requirementsVerifiedAt: Instant | null;
      /** The virtual file did not answer in time: the award rests on what the bidder declared (art. 99 c. 3-bis). */
      readonly isOnSelfDeclaration: boolean;
      /** The definitive guarantee that is due before any reduction; null where the documents ask for none. */
      readonly guarantee: DueGuarantee | null;
      /** Days; null where no standstill runs (arts 18 c. 3, 55). */
      readonly standstillDays: number | null;
      readonly accessChallengeDays: number;
    };
  awardCommunication: IsAct &
    AboutLot & {
      readonly recipient: string;
      readonly winner: string;
      readonly amountCents: number;
      readonly standing: Standing;
      readonly standstillEndsAt: Instant | null;
      readonly accessChallengeDays: number;
      readonly challenge: Challenge;
    };
  exclusionCommunication: IsAct & {
    readonly recipient: string;
    readonly lots: readonly LotText[];
    readonly ground: string | null;
    readonly challenge: Challenge;
  };
  contract: IsAct &
    AboutLot & {
      readonly contractor: string;
      readonly amountCents: number;
      readonly offer: Offer;
      readonly award: { readonly register: string | null; readonly at: Instant };
      readonly standstillEndsAt: Instant | null;
      readonly definitiveGuarantee: string;
      readonly collectiveAgreement: string;
      readonly isOnSelfDeclaration: boolean;
    };
  procedureNotice: IsAct & {
    readonly notice: Notice;
    /** The terms that the act leaves; null where it moves none. */
    readonly terms: AboutTerms | null;
    readonly before: AboutTerms | null;
    /** Of the register: on which the act rests. */
    readonly malfunctions: readonly MalfunctionText[];
    /** Of an inversion: bids whose administrative envelope is opened beyond the first. */
    readonly alsoExamined: number | null;
  };
  challengeNote: IsAct &
    AboutLot & {
      readonly news: ChallengeNews;
      readonly against: ChallengedAct;
      /** Null for who has no bid in the lot. */
      readonly appellant: string | null;
      /** Whose bid the judgment is about, where it is about one. */
      readonly judged: string | null;
      readonly notifiedOn: LegalDate;
      readonly filedOn: LegalDate | null;
      readonly requestedOn: LegalDate | null;
    };
  interpello: IsAct &
    AboutLot & { readonly step: 'terminated' | 'accepted' | 'refused'; readonly supplier: string };
  callOfNext: IsAct &
    AboutLot & {
      readonly recipient: string;
      readonly dueAt: Instant;
      readonly conditions: InterpelloConditions;
      readonly amountCents: number;
    };
  extensionRequest: IsAct & { readonly recipient: string; readonly to: Instant; readonly dueAt: Instant };
  bidRelease: IsAct & AboutLot & { readonly recipient: string };
  procedureExtension: IsAct &
    AboutLot & { readonly ground: DurationGround; readonly months: number; readonly awardDueAt: Instant };
  signatureAct: IsAct &
    AboutLot & {
      readonly supplier: string;
      readonly step:
        | { readonly is: 'earlyExecution'; readonly ground: EarlyExecutionGround }
        | { readonly is: 'deferred'; readonly to: Instant }
        | { readonly is: 'withdrawn' | 'revoked' };
    };
  revocation: IsAct & { readonly challenge: Challenge };
  ending: IsAct & {
    readonly ending: Ending;
    /** Null for the whole tender. */
    readonly lot: LotFacts | null;
    readonly challenge: Challenge;
  };
}

/** The data of each kind. All of it is JSON: it is what is attached to the file where no other format is given. */
export type DocumentData = { readonly [K in DocumentKind]: DocumentFrame & DataByKind[K] };

/** A file embedded in the PDF (PDF/A-3): the data that the document shows, for machines. */
export interface DocumentAttachment {
  /** `dati.json`, `CallForTenders.xml`. */
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** The authority's mark; a plain one stands in where there is none. */
export interface DocumentLogo {
  readonly mediaType: 'image/svg+xml' | 'image/png';
  readonly bytes: Uint8Array;
}

/** One document to typeset. */
export type DocumentRequest = {
  readonly [K in DocumentKind]: {
    readonly kind: K;
    readonly lang: DocumentLanguage;
    readonly data: DocumentData[K];
    readonly simulation: boolean;
    /** Without one the data themselves are attached, as canonical JSON. Its SHA-256 stands in the footer of every page. */
    readonly attachment?: DocumentAttachment;
    readonly logo?: DocumentLogo;
  };
}[DocumentKind];
