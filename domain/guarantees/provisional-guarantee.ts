import { lastDayOf, toPlainDate } from '../calendar/rome-time.js';
import {
  guaranteeReductions,
  guaranteesBelowThreshold,
  provisionalGuaranteeValidity,
} from '../law/guarantee-rules.js';
import { lawInForce } from '../law/law-in-force.js';
import type { DecimalString, Instant, LegalDate } from '../types.js';
import { percentOf } from './guarantee-amounts.js';
import { reduceGuarantee, type Reductions } from './reductions.js';

/** What may be wrong with a provisional guarantee, the gravest first; software finds it, a person decides. */
export const provisionalFindings = [
  'provisionalGuaranteeMissing',
  'provisionalGuaranteeLate',
  'provisionalGuaranteeTooLow',
  'provisionalGuaranteeTooShort',
] as const;
export type ProvisionalFinding = (typeof provisionalFindings)[number];

/** One that is missing, or not as it should be, is completed on request only by what is of certain date before the deadline. */
export const findingArticles: Readonly<Record<ProvisionalFinding, string>> = {
  provisionalGuaranteeMissing: 'arts 101 c. 1 lett. a, 106 c. 1',
  provisionalGuaranteeLate: 'arts 101 c. 1 lett. a, 106 c. 1',
  provisionalGuaranteeTooLow: 'art. 106 cc. 1, 8',
  provisionalGuaranteeTooShort: 'art. 106 c. 5',
};

export interface AskedGuarantee {
  /** Of the lot, safety costs included. */
  readonly valueCents: number;
  readonly percent: DecimalString;
  readonly isBelowThreshold: boolean;
}

/** Cents that a bidder owes for a lot, after the reductions that it claims and may have (arts 53, 106 cc. 1, 8). */
export function dueProvisionalGuarantee(
  { valueCents, percent, isBelowThreshold }: AskedGuarantee,
  reductions: Reductions,
  on: LegalDate,
): number {
  const full = percentOf(valueCents, percent);
  const isReducible = !isBelowThreshold || lawInForce(guaranteesBelowThreshold, on).value.adjusted;
  return isReducible ? reduceGuarantee(full, reductions, lawInForce(guaranteeReductions, on).value) : full;
}

/** A guarantee as its document says it. */
export interface GivenGuarantee {
  readonly amountCents: number;
  /** From when its date is certain: qualified time stamp, certified mail, public deed. */
  readonly certainAt: Instant;
  readonly validUntil: LegalDate;
}

export interface ExpectedGuarantee {
  readonly dueCents: number;
  readonly submissionDeadline: Instant;
  /** Days of validity from the deadline, where the notice sets them; null for those of the law. */
  readonly validityDays: number | null;
}

/** What is wrong with a guarantee that was given: in the order of `provisionalFindings`. */
export function checkProvisionalGuarantee(
  given: GivenGuarantee,
  expected: ExpectedGuarantee,
  on: LegalDate,
): ProvisionalFinding[] {
  const { dueCents, submissionDeadline } = expected;
  return [
    ...found(Date.parse(given.certainAt) >= Date.parse(submissionDeadline), 'provisionalGuaranteeLate'),
    ...found(given.amountCents < dueCents, 'provisionalGuaranteeTooLow'),
    ...found(given.validUntil < leastValidity(expected, on), 'provisionalGuaranteeTooShort'),
  ];
}

/** The day until which a guarantee must be valid at least: a validity is no term to act, so no holiday moves it. */
export function leastValidity(
  { submissionDeadline, validityDays }: Omit<ExpectedGuarantee, 'dueCents'>,
  on: LegalDate,
): LegalDate {
  const days = validityDays ?? lawInForce(provisionalGuaranteeValidity, on).value;
  return toPlainDate(lastDayOf(submissionDeadline)).add({ days }).toString();
}

function found(isWrong: boolean, finding: ProvisionalFinding): ProvisionalFinding[] {
  return isWrong ? [finding] : [];
}
