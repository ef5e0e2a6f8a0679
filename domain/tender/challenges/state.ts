import type { BidId, Instant, LegalDate } from '../../types.js';

/** `judgment`: the appeal to the Consiglio di Stato against the judgment of the first instance. */
export const challengedActs = [
  'notice',
  'exclusion',
  'admission',
  'award',
  'redactions',
  'judgment',
] as const;
export type ChallengedAct = (typeof challengedActs)[number];

/** `noDecision`: the judge declines, or fixes the hearing without deciding, which ends the stay too (art. 18 c. 4). */
export const interimDecisions = ['granted', 'refused', 'noDecision'] as const;
export type InterimDecision = (typeof interimDecisions)[number];

/** What a judgment says, by what the lot has to do next. */
export const judgmentOutcomes = [
  'dismissed',
  'awardAnnulled',
  'rankingAnnulled',
  'evaluationAnnulled',
  'admissionAnnulled',
  'bidReadmitted',
  'redactionsUpheld',
  'noticeAnnulled',
] as const;
export type JudgmentOutcome = (typeof judgmentOutcomes)[number];

export interface Challenge {
  readonly against: ChallengedAct;
  /** The appellant's bid; null for who has none in the lot. */
  readonly bid: BidId | null;
  readonly notifiedOn: LegalDate;
  readonly filedOn: LegalDate | null;
  /** `requested` from the notification of the request to the decision; null where none was asked for. */
  readonly interim: 'requested' | InterimDecision | null;
  readonly judgment: JudgmentOutcome | null;
  readonly judgedAt: Instant | null;
}

/** Where a judgment made a lot leave its way and go back: what was done before stays in the record. */
export interface Branch {
  readonly challenge: string;
  readonly outcome: JudgmentOutcome;
  readonly at: Instant;
  /** Of the event, which names the phase that was left. */
  readonly version: number;
}

export interface ChallengesLot {
  /** By the id of the command that recorded the appeal. */
  readonly challenges: Readonly<Record<string, Challenge>>;
  /** In their order; the lot is on its first way while there are none. */
  readonly branches: readonly Branch[];
}

export const initialChallengesLot: ChallengesLot = { challenges: {}, branches: [] };

/**
 * The challenge that keeps the contract from being signed: an interim request that awaits its decision (art. 18 c. 4), or
 * one that was granted, until the judgment.
 */
export function stayOf({ challenges }: Pick<ChallengesLot, 'challenges'>): string | undefined {
  return Object.entries(challenges).find(
    ([, { interim, judgment }]) => judgment === null && (interim === 'requested' || interim === 'granted'),
  )?.[0];
}

/** Outcomes that take an evaluation of the stage away. */
const annulling: Readonly<Record<'technical' | 'final', readonly JudgmentOutcome[]>> = {
  technical: ['evaluationAnnulled', 'bidReadmitted'],
  final: ['rankingAnnulled', 'admissionAnnulled', 'evaluationAnnulled', 'bidReadmitted'],
};

/** Whether an evaluation, named by the version of its event, still stands. */
export function stands(
  { branches }: Pick<ChallengesLot, 'branches'>,
  { stage, version }: { readonly stage: 'technical' | 'final'; readonly version: number },
): boolean {
  return !branches.some((branch) => branch.version > version && annulling[stage].includes(branch.outcome));
}
