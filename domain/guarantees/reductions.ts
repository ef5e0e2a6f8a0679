import { Decimal } from 'decimal.js';
import { DomainError } from '../errors.js';
import type { ReductionPercents } from '../law/guarantee-rules.js';
import { ExactDecimal } from '../scoring/exact-decimal.js';

/** What a bidder may have a guarantee reduced for (art. 106 c. 8); the first two are alternatives. */
export const reductionGrounds = ['qualitySystem', 'smallEnterprise', 'digital'] as const;
export type ReductionGround = (typeof reductionGrounds)[number];

export interface Reductions {
  readonly grounds: readonly ReductionGround[];
  /** What the tender documents give for marks and certifications of annex II.13, per cent; 0 for none. */
  readonly marksPercent: number;
}

/**
 * The amount that is left, in cents, half-up: of quality system and small enterprise the larger counts, and each further
 * reduction is of what the one before has left. Throws `termOutsideLaw` where the marks are given more than the law lets.
 */
export function reduceGuarantee(
  fullCents: number,
  { grounds, marksPercent }: Reductions,
  law: ReductionPercents,
): number {
  const { marksMaximum: max } = law;
  if (marksPercent < 0 || marksPercent > max)
    throw new DomainError('termOutsideLaw', { marksPercent, min: 0, max }, 'art. 106 c. 8');
  const has = (ground: ReductionGround): number => (grounds.includes(ground) ? law[ground] : 0);
  const inTurn = [Math.max(has('qualitySystem'), has('smallEnterprise')), has('digital'), marksPercent];
  return inTurn
    .reduce((left, percent) => left.times(100 - percent).div(100), new ExactDecimal(fullCents))
    .toDecimalPlaces(0, Decimal.ROUND_HALF_UP)
    .toNumber();
}
