import { DomainError } from '../errors.js';
import type { DecimalString } from '../types.js';
import { assertDecimals, ExactDecimal, type Points, toExact, toPoints, toScore } from './exact-decimal.js';

export interface Criterion {
  readonly id: string;
  readonly max: Points;
}

/** Coefficients of one bid: for each criterion one per commissioner, in [0, 1]. */
export type BidCoefficients = Readonly<Record<string, readonly DecimalString[]>>;

export interface TechnicalInput {
  readonly criteria: readonly Criterion[];
  /** By bid, then by criterion. */
  readonly coefficients: Readonly<Record<string, BidCoefficients>>;
  /** Decimals of a score, half-up; 2 unless the documents say otherwise. */
  readonly decimals?: number;
}

export interface TechnicalScore {
  /** Points by criterion. */
  readonly leaves: Readonly<Record<string, DecimalString>>;
  /** Sum of the rounded leaves. */
  readonly total: DecimalString;
}

/**
 * Direct coefficients (ANAC guidelines 2, section V): for each criterion the mean of the commissioners' coefficients
 * times its points, rounded half-up once per criterion; the total sums the rounded leaves. The mean is never rounded.
 * Throws `coefficientInvalid` for one outside [0, 1] or for an unknown criterion, `evaluationIncomplete` when a
 * criterion or a commissioner is missing, `invalidInput` for malformed criteria.
 */
export function technicalScores(input: TechnicalInput): Record<string, TechnicalScore> {
  const { criteria, coefficients, decimals = 2 } = input;
  assertDecimals(decimals);
  assertCriteria(criteria);
  const commissioners = countCommissioners(input);
  return Object.fromEntries(
    Object.entries(coefficients).map(([bid, given]) => {
      assertKnownCriteria(bid, given, criteria);
      const leaves = criteria.map(({ id, max }) => {
        const sum = sumOfCoefficients(bid, id, given, commissioners);
        return [id, toScore(toPoints(max, 'max'), sum, new ExactDecimal(commissioners), decimals)] as const;
      });
      const total = leaves.reduce((all, [, points]) => all.plus(points), new ExactDecimal(0));
      return [
        bid,
        {
          leaves: Object.fromEntries(leaves.map(([id, points]) => [id, points.toFixed(decimals)])),
          total: total.toFixed(decimals),
        },
      ];
    }),
  );
}

/**
 * The bids whose technical total is under the threshold of the documents (soglia di sbarramento, art. 108 d.lgs.
 * 36/2023), checked before any reparametrisation: equal to it passes. Sorted by bid; none where `threshold` is null.
 */
export function belowThreshold(
  scores: Readonly<Record<string, TechnicalScore>>,
  threshold: DecimalString | null,
): string[] {
  if (threshold === null) return [];
  const least = toExact(threshold, 'technicalThreshold');
  return Object.entries(scores)
    .filter(([, { total }]) => toExact(total, 'total').lt(least))
    .map(([bid]) => bid)
    .sort();
}

function assertCriteria(criteria: readonly Criterion[]): void {
  if (criteria.length === 0) throw new DomainError('invalidInput', { field: 'criteria', value: 'none' });
  const ids = new Set<string>();
  for (const { id, max } of criteria) {
    if (ids.has(id)) throw new DomainError('invalidInput', { field: 'criteria', value: id });
    toPoints(max, 'max');
    ids.add(id);
  }
}

/** All commissioners score every criterion of every bid: the first list says how many they are. */
function countCommissioners({ coefficients, criteria }: TechnicalInput): number {
  const [bid, first] = Object.entries(coefficients)[0] ?? [];
  const criterion = criteria[0]?.id ?? '';
  if (bid === undefined || first === undefined) return 1;
  const count = coefficientsOf(first, criterion).length;
  if (count === 0) throw new DomainError('evaluationIncomplete', { bid, criterion });
  return count;
}

function sumOfCoefficients(
  bid: string,
  criterion: string,
  given: BidCoefficients,
  commissioners: number,
): ExactDecimal {
  const values = coefficientsOf(given, criterion);
  if (values.length !== commissioners) throw new DomainError('evaluationIncomplete', { bid, criterion });
  return values
    .map((value) => toCoefficient(value, bid, criterion))
    .reduce((sum, value) => sum.plus(value), new ExactDecimal(0));
}

function coefficientsOf(given: BidCoefficients, criterion: string): readonly DecimalString[] {
  return Object.hasOwn(given, criterion) ? (given[criterion] ?? []) : [];
}

function toCoefficient(value: DecimalString, bid: string, criterion: string): ExactDecimal {
  const coefficient = toExact(value, 'coefficient');
  if (coefficient.lt(0) || coefficient.gt(1)) {
    throw new DomainError('coefficientInvalid', { bid, criterion, value });
  }
  return coefficient;
}

function assertKnownCriteria(bid: string, given: BidCoefficients, criteria: readonly Criterion[]): void {
  const stray = Object.keys(given).find((id) => criteria.every((criterion) => criterion.id !== id));
  if (stray !== undefined) throw new DomainError('coefficientInvalid', { bid, criterion: stray });
}
