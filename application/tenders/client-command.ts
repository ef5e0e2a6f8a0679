import type { CompanyData } from '../../domain/fvoe/plan-check.js';
import type { CommandData, CommandType } from '../../domain/tender/commands.js';
import type { TenderDocument } from '../../domain/tender/draft.js';
import type { LocalisedText } from '../../domain/types.js';

/** Commands that people send; the others are facts of the engine and of the custodians' opening. */
export const clientCommandTypes = [
  'adoptDecision',
  'publishTender',
  'rectifyTender',
  'extendSubmission',
  'suspendTender',
  'resumeTender',
  'decideInversion',
  'reopenSubmission',
  'requestIntegration',
  'registerProvisionalGuarantee',
  'settleProvisionalGuarantee',
  'recordCommitments',
  'admitBid',
  'excludeBid',
  'closeAdmissions',
  'decideRectification',
  'decideGroupChange',
  'appointCommission',
  'freezeScores',
  'formRanking',
  'commitDraw',
  'drawTie',
  'requestExplanations',
  'judgeExplanations',
  'proposeAward',
  'assessAgreementEquivalence',
  'requestRequirementsCheck',
  'verifyRequirements',
  'decideRedactions',
  'awardLot',
  'registerGuarantee',
  'signContract',
  'orderEarlyExecution',
  'deferSignature',
  'recordWithdrawal',
  'notifyWithdrawal',
  'revokeAward',
  'requestExtension',
  'confirmValidity',
  'releaseBid',
  'extendProcedure',
  'recordAwardNotice',
  'terminateContract',
  'callNext',
  'concludeCall',
  'recordAppeal',
  'recordInterimRequest',
  'recordInterimDecision',
  'recordJudgment',
  'revokeTender',
  'annulTender',
  'declareKeysLost',
  'declareDeserted',
  'refuseAward',
  'revokeLot',
  'fastForward',
] as const satisfies readonly CommandType[];
export type ClientCommandType = (typeof clientCommandTypes)[number];

/** Contents of an act that stay in PostgreSQL: the command carries the act's id and digest instead. */
export interface ActContent {
  readonly reasons: string;
  readonly attachments?: readonly TenderDocument[] | undefined;
  /** What a rectification changes in the documents. */
  readonly text?: LocalisedText | undefined;
  /** Reference of the definitive guarantee. */
  readonly definitiveGuarantee?: string | undefined;
  /** Who gives a provisional guarantee, under which number, and where it is verified. */
  readonly guarantee?: GuaranteeReference | undefined;
  /** What some documents of the virtual file need, by company. */
  readonly companies?: readonly CompanyData[] | undefined;
  /** ANAC's `idAppalto`. */
  readonly procurement?: string | undefined;
}

export interface GuaranteeReference {
  readonly guarantor: string;
  readonly number: string;
  /** Where the document can be verified on line (art. 106 c. 3). */
  readonly verifiedAt: string;
}

const contentFields: readonly string[] = [
  'reasons',
  'attachments',
  'text',
  'definitiveGuarantee',
  'guarantee',
  'companies',
  'procurement',
] satisfies (keyof ActContent)[];

/** A command as its client sends it: the fields of an act's content beside those that travel. */
export type ClientCommand = {
  [T in ClientCommandType]: {
    readonly type: T;
    readonly body: Omit<CommandData[T], 'act'> &
      (CommandData[T] extends { act: unknown } ? ActContent : unknown);
  };
}[ClientCommandType];

/** The part of a client's body that travels: ids, instants, codes. */
export function travellingFields(body: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body).filter(([name]) => !contentFields.includes(name)));
}
