import type { BidId, DecimalString, Instant, LotId, PersonId, Sha256Hex, SupplierId } from '../types.js';
import type { CommandType, Role } from './commands.js';
import type { DeadlineKind } from '../procedures/procedure.js';
import type { TenderDraft } from './draft.js';

export interface RoleAssignment {
  readonly person: PersonId;
  readonly role: Role;
}

/** What an economic envelope offers, as read at its opening (`bando-offer/1`). */
export interface Offer {
  readonly discountPercent: DecimalString;
  readonly priceCents: number;
  readonly labourCostCents: number;
  readonly safetyCostCents: number;
}

export interface Reading {
  readonly bid: BidId;
  /** Stable code of what is wrong with the envelope, null when it was read. */
  readonly refused: string | null;
  readonly offer: Offer | null;
}

export type DeclarationStage = 'beforeNames' | 'afterNames';

/** Contents that a decision rests on. `record` reads them from PostgreSQL inside its transaction. */
export interface Facts {
  readonly draft: TenderDraft;
  readonly roles: readonly RoleAssignment[];
  readonly custody: {
    readonly manifest: Sha256Hex | null;
    readonly notBefore: Instant | null;
    readonly sharesMade: number;
    readonly sharesAcknowledged: number;
    readonly custodiansProven: number;
  };
  /** The last revision of every bid that was not withdrawn. */
  readonly submissions: readonly { bid: BidId; supplier: SupplierId; lots: LotId[] }[];
  /** Readings of the envelopes of the command's kind and lot. */
  readonly readings: readonly Reading[];
  readonly offers: readonly Reading[];
  /** Whether the bidder has answered the request that the command or deadline names. */
  readonly answered: boolean;
  readonly declarations: readonly { person: PersonId; stage: DeclarationStage }[];
  /** Confirmed coefficients of a lot: bid → criterion → commissioner → coefficient. */
  readonly coefficients: Readonly<Record<BidId, Record<string, Record<PersonId, DecimalString>>>>;
  /** When the last legal communication of the lot's award was sent; null while one is still to be sent. */
  readonly lastAwardCommunicationAt: Instant | null;
}

/** Which facts each command and deadline needs; no other is loaded. */
export const factsNeeded: Readonly<Record<CommandType | DeadlineKind, readonly (keyof Facts)[]>> = {
  adoptDecision: ['draft', 'roles'],
  publishTender: ['custody'],
  confirmPublication: [],
  rectifyTender: ['draft'],
  extendSubmission: ['draft'],
  unlockEnvelopes: ['declarations'],
  confirmReading: ['readings'],
  requestIntegration: [],
  admitBid: ['answered'],
  excludeBid: ['answered'],
  closeAdmissions: [],
  appointCommission: ['draft', 'roles'],
  freezeScores: ['draft', 'declarations', 'coefficients'],
  formRanking: ['draft', 'coefficients', 'offers'],
  requestExplanations: [],
  judgeExplanations: ['answered', 'draft', 'coefficients', 'offers'],
  proposeAward: [],
  verifyRequirements: [],
  awardLot: ['offers'],
  confirmAwardCommunicated: ['draft', 'lastAwardCommunicationAt'],
  signContract: [],
  revokeTender: [],
  fastForward: [],
  enquiriesClose: [],
  custodyProof: ['custody'],
  submissionClose: ['submissions'],
  integrationEnd: ['answered'],
  explanationsEnd: ['answered'],
  standstillEnd: [],
};
