import type { BidId, EnvelopeKind, Instant, LotId, PersonId, Sha256Hex, TenderId } from '../types.js';
import type { ActReference } from './events.js';

/** Roles of people in a tender; `engine` is the platform itself, `supplier` any person of a supplier. */
export const roles = [
  'rup',
  'awardOrgan',
  'seggio',
  'commissioner',
  'custodian',
  'supplier',
  'auditor',
  'administrator',
  'public',
  'engine',
] as const;
export type Role = (typeof roles)[number];

export interface Actor {
  readonly person: PersonId | null;
  readonly role: Role;
}

interface Act {
  readonly act: ActReference;
}

/** The data of each command: ids, instants and salted digests. Texts and values are in PostgreSQL under the act's id. */
export interface CommandData {
  adoptDecision: Act;
  publishTender: Act;
  confirmPublication: { channel: string };
  rectifyTender: Act & { submissionDeadline?: Instant };
  extendSubmission: Act & { submissionDeadline: Instant };
  unlockEnvelopes: { kind: EnvelopeKind; lot: LotId | null; bids: BidId[]; unreadable: BidId[] };
  confirmReading: { kind: EnvelopeKind; lot: LotId | null };
  requestIntegration: Act & { bid: BidId; days: number };
  admitBid: Act & { bid: BidId; lots: LotId[] };
  excludeBid: Act & { bid: BidId; lots: LotId[]; ground: string };
  closeAdmissions: Act;
  appointCommission: Act & { members: PersonId[]; chair: PersonId };
  freezeScores: Act & { lot: LotId };
  formRanking: Act & { lot: LotId };
  requestExplanations: Act & { lot: LotId; bid: BidId; days: number };
  judgeExplanations: Act & { lot: LotId; bid: BidId; outcome: 'justified' | 'abnormal' };
  proposeAward: Act & { lot: LotId };
  verifyRequirements: Act & { lot: LotId };
  awardLot: Act & { lot: LotId };
  confirmAwardCommunicated: { lot: LotId };
  signContract: Act & { lot: LotId };
  revokeTender: Act;
  fastForward: { to: Instant };
}

export type CommandType = keyof CommandData;

export type Command = {
  [T in CommandType]: { readonly type: T; readonly data: Readonly<CommandData[T]> };
}[CommandType];

/** A command as it travels: who, under which id, and the digest of its body, so that the same id cannot carry two bodies. */
export interface CommandEnvelope {
  readonly id: Sha256Hex;
  readonly tender: TenderId;
  readonly actor: Actor;
  readonly bodyDigest: Sha256Hex;
  readonly command: Command;
}
