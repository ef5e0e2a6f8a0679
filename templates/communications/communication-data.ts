import type { InterimDecision, JudgmentOutcome } from '../../domain/tender/challenges/state.js';
import type { TermKind } from '../../domain/tender/commands.js';
import type { DurationGround } from '../../domain/tender/duration/commands.js';
import type { CommunicationKind } from '../../domain/tender/effects.js';
import type { GroupChangeGround } from '../../domain/participants/group-change.js';
import type { GroupChangeOutcome } from '../../domain/tender/group-changes/state.js';
import type { ReleaseCause } from '../../domain/tender/guarantees/events.js';
import type { RedactionDecision } from '../../domain/tender/redactions/state.js';
import type { EarlyExecutionGround } from '../../domain/tender/signature/commands.js';
import type { EquivalenceOutcome } from '../../domain/tender/terms/commands.js';
import type { Instant, LocalisedText, LotId } from '../../domain/types.js';

/** What every communication says of its tender. */
interface AboutTender {
  readonly title: LocalisedText;
  readonly authority: string;
  /** The text says that a simulation has no legal effect. */
  readonly simulation: boolean;
  /** Address of the tender's page, where the acts are. */
  readonly link: string;
}

/** The signed act that is communicated: its reasons and its number in the authority's register (`12/2026`). */
interface AboutAct {
  readonly reasons: string;
  readonly register: string | null;
}

export interface LotText {
  readonly id: LotId;
  readonly title: LocalisedText;
  readonly cig: string;
}

interface AboutLot {
  readonly lot: LotText;
}

interface AboutTerm {
  readonly submissionDeadline: Instant;
  readonly enquiriesCloseAt: Instant;
}

/** Until when, and in how many days, the act can be challenged before the administrative court. */
export interface Challenge {
  readonly days: number;
  readonly endsAt: Instant;
}

interface Challengeable {
  readonly challenge: Challenge;
}

/** The reader's own place in the outcome of a lot. */
export type Standing =
  | { readonly is: 'winner' }
  | { readonly is: 'ranked'; readonly place: number }
  | { readonly is: 'belowThreshold' }
  | { readonly is: 'excluded' };

/** What has happened to a challenge. */
export type ChallengeNews = 'appeal' | 'interimRequest' | InterimDecision | JudgmentOutcome;

export interface EnvelopeText {
  readonly lot: LotId | null;
  readonly kind: 'administrative' | 'technical' | 'economic';
  readonly sha256: string;
}

/** How a tender, or a lot, ended without a contract; the revocation of a whole tender has its own text. */
export type Ending = 'tenderAnnulled' | 'keysLostDeclared' | 'lotDeserted' | 'awardRefused' | 'lotRevoked';

interface DataByKind {
  publication: AboutTerm & { readonly procedure: LocalisedText; readonly lots: readonly LotText[] };
  rectification: AboutAct & AboutTerm;
  extension: AboutAct & AboutTerm;
  suspension: AboutAct;
  resumption: AboutAct & AboutTerm;
  reopening: AboutAct & AboutTerm;
  lateClarification: AboutTerm & { readonly proposedDeadline: Instant; readonly arithmetic: LocalisedText };
  custodyWarning: AboutTerm & { readonly proven: number; readonly needed: number };
  inversion: AboutAct & { readonly alsoExamined: number };
  rectificationDecided: AboutAct & AboutLot & { readonly outcome: 'accepted' | 'refused' };
  groupChangeDecided: AboutAct & {
    readonly ground: GroupChangeGround;
    readonly outcome: GroupChangeOutcome;
  };
  integrationRequest: AboutAct & { readonly dueAt: Instant };
  exclusion: AboutAct & Challengeable & { readonly lots: readonly LotText[]; readonly ground: string | null };
  explanationsRequest: AboutAct & AboutLot & { readonly dueAt: Instant };
  award: AboutAct &
    AboutLot &
    Challengeable & {
      readonly winner: string;
      readonly amountCents: number;
      readonly standing: Standing;
      /** Null where no standstill runs (arts 18 c. 3, 55). */
      readonly standstillEndsAt: Instant | null;
      readonly accessChallengeDays: number;
      /** What was decided on the redactions of the bids that are disclosed. */
      readonly redactions: readonly { readonly bidder: string; readonly outcome: RedactionDecision }[];
    };
  redactionsRelease: AboutLot;
  agreementAssessment: AboutAct & AboutLot & { readonly code: string; readonly outcome: EquivalenceOutcome };
  guaranteeRelease: AboutLot & { readonly cause: ReleaseCause };
  guaranteeEnforcement: AboutAct & AboutLot & Challengeable;
  challenge: AboutLot & {
    readonly news: ChallengeNews;
    readonly register: string | null;
    /** The authority's own act on a judgment: its reasons, and the term to challenge it in turn. */
    readonly judged: (Challengeable & { readonly reasons: string }) | null;
  };
  earlyExecution: AboutAct & AboutLot & { readonly ground: EarlyExecutionGround };
  signatureTerm: AboutLot & {
    readonly winner: string;
    /** The new end, agreed by an act; null where the term has lapsed. */
    readonly deferred: (AboutAct & { readonly to: Instant }) | null;
  };
  awardEnded: AboutLot &
    Challengeable & {
      readonly winner: string;
      readonly ending: 'awardeeWithdrew' | 'withdrawalNotified' | 'awardRevoked';
      /** The authority's act; null where the awardee has notified its own. */
      readonly act: AboutAct | null;
    };
  extensionRequest: AboutAct & {
    /** The end that is asked for, and that of the term to answer. */
    readonly to: Instant;
    readonly dueAt: Instant;
  };
  extensionAnswer: {
    readonly bidder: string;
    readonly answer: 'confirmed' | 'declined' | 'none';
    readonly boundUntil: Instant;
  };
  bidRelease: AboutAct & AboutLot;
  procedureTime: AboutLot & {
    readonly dueAt: Instant;
    /** Null where the time has passed. */
    readonly extended: (AboutAct & { readonly ground: DurationGround }) | null;
  };
  contractSigned: AboutLot & { readonly winner: string; readonly signedAt: Instant };
  revocation: AboutAct & Challengeable;
  ending: AboutAct & Challengeable & { readonly ending: Ending; readonly lot: LotText | null };
  contractTermination: AboutAct & AboutLot & { readonly contractor: string };
  callOfNext: AboutAct & AboutLot & { readonly dueAt: Instant; readonly conditions: 'original' | 'own' };
  reminder: { readonly term: TermKind; readonly endsAt: Instant; readonly lot: LotText | null };
  bidReceipt: {
    readonly bid: string;
    readonly revision: number;
    readonly action: 'commit' | 'replace' | 'withdraw';
    readonly receivedAt: Instant;
    readonly submissionDeadline: Instant;
    readonly envelopes: readonly EnvelopeText[];
  };
}

export type CommunicationData = { readonly [K in CommunicationKind]: AboutTender & DataByKind[K] };

export interface CommunicationText {
  readonly subject: LocalisedText;
  readonly body: LocalisedText;
}

export type Compose<K extends CommunicationKind> = (data: CommunicationData[K]) => CommunicationText;
