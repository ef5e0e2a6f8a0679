import type { CheckResult } from '../../domain/fvoe/answer.js';
import type { Role } from '../../domain/tender/commands.js';
import type { Offer } from '../../domain/tender/opening/facts.js';
import type { ProcedureId } from '../../domain/tender/tender.js';
import type {
  BidId,
  DecimalString,
  EnvelopeKind,
  Instant,
  LegalDate,
  LocalisedText,
  LotId,
  Sha256Hex,
  TenderId,
} from '../../domain/types.js';
import type { LotText } from '../communications/communication-data.js';

/** The letterhead: what is null is left out. */
export interface AuthorityText {
  readonly name: string;
  readonly address: string | null;
  readonly taxCode: string | null;
  /** Its certified mail address (domicilio digitale). */
  readonly digitalAddress: string | null;
}

/** What every document says of its tender, and nothing that cannot be JSON: the data are attached to the file. */
export interface DocumentFrame {
  readonly authority: AuthorityText;
  readonly tender: {
    readonly id: TenderId;
    readonly title: LocalisedText;
    readonly procedure: ProcedureId;
    readonly lots: readonly LotText[];
    readonly cup: string | null;
    readonly cui: string | null;
    /** Address of the tender's page. */
    readonly link: string;
  };
  /** Name of the responsabile unico del progetto. */
  readonly rup: string | null;
  /** The instant that the document bears, from the record: never that of the typesetting, or no two files were equal. */
  readonly madeAt: Instant;
}

/** Who acts, in which role: `{ name: 'Anna Bianchi', role: 'rup' }`. */
export interface PersonText {
  readonly name: string;
  readonly role: Role;
}

/** The act that the document is. */
export interface ActText {
  readonly reasons: string;
  /** `12/2026`, number in the authority's register; null while it is a draft, which the document then says. */
  readonly register: string | null;
  readonly registeredAt: Instant | null;
  readonly signedBy: PersonText;
  readonly signedAt: Instant | null;
}

export interface IsAct {
  readonly act: ActText;
}

/** A lot with what a reader needs of its money. */
export interface LotFacts extends LotText {
  readonly baseCents: number;
  readonly safetyCents: number;
}

export interface AboutLot {
  readonly lot: LotFacts;
}

export interface AboutTerms {
  readonly submissionDeadline: Instant;
  readonly enquiriesCloseAt: Instant;
}

/** One published key of the tender. */
export interface KeyText {
  readonly kind: EnvelopeKind;
  readonly lot: LotId | null;
  /** `age1…`, what envelopes are sealed to. */
  readonly recipient: string;
}

/** A file of an opened envelope. */
export interface FileText {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: Sha256Hex;
}

/** An envelope as the session found it. */
export interface OpenedEnvelopeText {
  readonly bid: BidId;
  readonly supplier: string;
  readonly receivedAt: Instant | null;
  readonly sha256: Sha256Hex;
  readonly bytes: number;
  /** Stable code of why it could not be read (`EnvelopeRefusal` and others), null when it was read. */
  readonly refused: string | null;
  readonly files: readonly FileText[];
  /** Of an economic envelope that was read. */
  readonly offer: Offer | null;
}

/** What became of one bid in some lots. */
export interface AdmissionText {
  readonly supplier: string;
  readonly lots: readonly LotText[];
  readonly outcome: 'admitted' | 'excluded';
  /** `art. 101 c. 2`, of an exclusion. */
  readonly ground: string | null;
  readonly reasons: string;
  readonly register: string | null;
  /** The soccorso istruttorio that went before, if any. */
  readonly integration: { readonly dueAt: Instant; readonly answered: boolean } | null;
}

export interface CommissionerText {
  readonly name: string;
  readonly isChair: boolean;
  /** His competence, as the act of appointment states it. */
  readonly profile: string | null;
}

/** One commissioner's judgment of one criterion. */
export interface JudgmentText {
  readonly commissioner: string;
  readonly coefficient: DecimalString;
  readonly reason: string;
}

export interface EvaluatedBidText {
  readonly supplier: string;
  /** One for each criterion, in the order of the criteria. */
  readonly scores: readonly {
    readonly criterion: string;
    readonly points: DecimalString;
    readonly judgments: readonly JudgmentText[];
  }[];
  readonly total: DecimalString;
  readonly isBelowThreshold: boolean;
}

/** A place in the ranking of a lot, best first. */
export interface RankedText {
  readonly supplier: string;
  readonly discountPercent: DecimalString;
  readonly priceCents: number;
  readonly technical: DecimalString;
  readonly economic: DecimalString;
  readonly total: DecimalString;
  /** Looks abnormally low by the element that the notice states, and is not judged yet. */
  readonly isFlagged: boolean;
}

/** A bid that is not ranked: the economic envelope stayed sealed, or the bid was excluded. */
export interface UnrankedText {
  readonly supplier: string;
  readonly why: 'belowThreshold' | 'excluded';
  readonly technical: DecimalString | null;
  readonly ground: string | null;
}

export interface AboutRanking {
  readonly ranking: readonly RankedText[];
  readonly unranked: readonly UnrankedText[];
}

export interface LotAmount {
  readonly lot: LotText;
  readonly dueCents: number;
}

/** The guarantees that the tender rules ask for (arts 106, 117). */
export interface GuaranteesText {
  readonly provisional: {
    readonly percent: string;
    readonly byLot: readonly LotAmount[];
    /** The day until which it must be valid at least. */
    readonly validUntil: LegalDate;
    /** Days within which who does not win has it back. */
    readonly releaseDays: number;
    /** Why it is asked for, or is not the usual one, where the documents say it. */
    readonly reason: string | null;
  } | null;
  readonly definitive: boolean;
}

/** One requirement as verified (FVOE or otherwise). */
export interface RequirementText {
  readonly requirement: LocalisedText;
  readonly article: string;
  readonly source: string;
  readonly outcome: 'met' | 'notMet' | 'pending';
  readonly checkedAt: Instant | null;
}

/** What the virtual file says of one company: other bidders read it after the award, so that of judicial ones it says nothing. */
export interface CertificateText {
  readonly company: string;
  readonly document: LocalisedText;
  readonly certifier: LocalisedText;
  /** Null where it is for the file alone. */
  readonly result: CheckResult | null;
  readonly answeredAt: Instant;
}

/** An entry of the register of malfunctions (art. 25 c. 2). */
export interface MalfunctionText {
  /** As an officer wrote it, or the measurement in English. */
  readonly what: string;
  /** The component that the platform itself saw fail, of an entry that nobody wrote. */
  readonly measured: string | null;
  readonly beganAt: Instant;
}

/** What a notice on the course of the procedure does. */
export type Notice = 'rectification' | 'extension' | 'suspension' | 'resumption' | 'reopening' | 'inversion';

/** Numbers of the law in force for the tender (docs/law.md), in days unless said otherwise. */
export interface RulesLaw {
  readonly completion: { readonly min: number; readonly max: number };
  readonly explanationsMaximum: number;
  readonly clarificationsBefore: number;
  readonly bidValidity: number;
  readonly communicationsMaximum: number;
  readonly standstill: number;
  readonly signatureMaximum: number;
  readonly accessChallenge: number;
  readonly challenge: number;
  readonly commissionersMaximum: number;
}
