import type { PersonId, Sha256Hex, SupplierId, TenderId } from '../types.js';
import { admissionDeadlineKinds } from './admission/commands.js';
import type { AdmissionCommands, AdmissionGuard } from './admission/commands.js';
import { awardDeadlineKinds, type AwardCommands, type AwardGuard } from './award/commands.js';
import { biddingDeadlineKinds, type BiddingCommands, type BiddingGuard } from './bidding/commands.js';
import type { ChallengesCommands, ChallengesGuard } from './challenges/commands.js';
import type { ClockCommands, ClockGuard } from './clock/commands.js';
import type { EndingsCommands, EndingsGuard } from './endings/commands.js';
import { evaluationDeadlineKinds } from './evaluation/commands.js';
import type { EvaluationCommands, EvaluationGuard } from './evaluation/commands.js';
import { guaranteesDeadlineKinds } from './guarantees/commands.js';
import type { GuaranteesCommands, GuaranteesGuard } from './guarantees/commands.js';
import { interpelloDeadlineKinds } from './interpello/commands.js';
import type { GroupChangesCommands, GroupChangesGuard } from './group-changes/commands.js';
import type { InterpelloCommands, InterpelloGuard } from './interpello/commands.js';
import type { OpeningCommands, OpeningGuard } from './opening/commands.js';
import { remindersDeadlineKinds } from './reminders/commands.js';
import { redactionsDeadlineKinds } from './redactions/commands.js';
import type { RedactionsCommands, RedactionsGuard } from './redactions/commands.js';
import type { PublicationCommands, PublicationGuard } from './publication/commands.js';
import type { TermsCommands, TermsGuard } from './terms/commands.js';
import { signatureDeadlineKinds } from './signature/commands.js';
import type { SignatureCommands, SignatureGuard } from './signature/commands.js';
import type { RectificationCommands, RectificationGuard } from './rectification/commands.js';
import { durationDeadlineKinds } from './duration/commands.js';
import type { DurationCommands, DurationGuard } from './duration/commands.js';
import { awardNoticeDeadlineKinds } from './award-notice/commands.js';
import type { AwardNoticeCommands, AwardNoticeGuard } from './award-notice/commands.js';
import { validityDeadlineKinds } from './validity/commands.js';
import type { ValidityCommands, ValidityGuard } from './validity/commands.js';

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
  /** Whose person it is, where the role is `supplier`. */
  readonly supplier?: SupplierId;
}

/** The data of each command: ids, instants and salted digests. Texts and values are in PostgreSQL under the act's id. */
export interface CommandData
  extends
    PublicationCommands,
    BiddingCommands,
    OpeningCommands,
    AdmissionCommands,
    GuaranteesCommands,
    TermsCommands,
    RectificationCommands,
    GroupChangesCommands,
    EvaluationCommands,
    AwardCommands,
    SignatureCommands,
    ValidityCommands,
    AwardNoticeCommands,
    DurationCommands,
    InterpelloCommands,
    ChallengesCommands,
    RedactionsCommands,
    EndingsCommands,
    ClockCommands {}

export type CommandType = keyof CommandData;

export type Command = {
  [T in CommandType]: { readonly type: T; readonly data: Readonly<CommandData[T]> };
}[CommandType];

/** Conditions that a command must meet beyond its phase; each is one predicate with its own refusal. */
export type GuardName =
  | PublicationGuard
  | BiddingGuard
  | OpeningGuard
  | AdmissionGuard
  | GuaranteesGuard
  | TermsGuard
  | RectificationGuard
  | GroupChangesGuard
  | EvaluationGuard
  | AwardGuard
  | SignatureGuard
  | ValidityGuard
  | AwardNoticeGuard
  | DurationGuard
  | InterpelloGuard
  | EndingsGuard
  | ChallengesGuard
  | RedactionsGuard
  | ClockGuard;

/** Terms and instants of the procedure, which the engine reaches by itself. */
export const termKinds = [
  ...biddingDeadlineKinds,
  ...admissionDeadlineKinds,
  ...evaluationDeadlineKinds,
  ...awardDeadlineKinds,
  ...signatureDeadlineKinds,
  ...validityDeadlineKinds,
  ...awardNoticeDeadlineKinds,
  ...durationDeadlineKinds,
  ...redactionsDeadlineKinds,
  ...interpelloDeadlineKinds,
  ...guaranteesDeadlineKinds,
] as const;
export type TermKind = (typeof termKinds)[number];

/** Instants that the engine reaches by itself: terms, and the reminders before them. */
export const deadlineKinds = [...termKinds, ...remindersDeadlineKinds] as const;
export type DeadlineKind = (typeof deadlineKinds)[number];

/** A command as it travels: who, under which id, and the digest of its body, so that the same id cannot carry two bodies. */
export interface CommandEnvelope {
  readonly id: Sha256Hex;
  readonly tender: TenderId;
  readonly actor: Actor;
  readonly bodyDigest: Sha256Hex;
  readonly command: Command;
}
