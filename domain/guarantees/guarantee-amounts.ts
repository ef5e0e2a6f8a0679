import { Decimal } from 'decimal.js';
import { definitiveGuarantee, guaranteesBelowThreshold } from '../law/guarantee-rules.js';
import { lawInForce } from '../law/law-in-force.js';
import { ExactDecimal, toExact } from '../scoring/exact-decimal.js';
import type { DecimalString, LegalDate } from '../types.js';

/** Cents that a percentage of an amount makes, half-up. Throws `invalidInput` for what is no plain decimal. */
export function percentOf(cents: number, percent: DecimalString): number {
  return toExact(percent, 'percent')
    .times(cents)
    .div(100)
    .toDecimalPlaces(0, Decimal.ROUND_HALF_UP)
    .toNumber();
}

export interface AwardedContract {
  /** What is paid in the end, safety costs included. */
  readonly amountCents: number;
  readonly discountPercent: DecimalString;
  readonly isBelowThreshold: boolean;
}

/** What the winner has to guarantee before any reduction. */
export interface DueGuarantee {
  readonly percent: DecimalString;
  readonly dueCents: number;
  /** Whether the reductions of art. 106 c. 8 apply. */
  readonly reducible: boolean;
}

/**
 * The definitive guarantee (art. 117 c. 2): 10 per cent, and one point for each point of discount above ten, two for each
 * above twenty; fractions of a point count in proportion. Below the threshold its own percentage (art. 53).
 */
export function dueDefinitiveGuarantee(contract: AwardedContract, on: LegalDate): DueGuarantee {
  const { amountCents, discountPercent, isBelowThreshold } = contract;
  const below = lawInForce(guaranteesBelowThreshold, on).value;
  const law = lawInForce(definitiveGuarantee, on).value;
  const isAdjusted = !isBelowThreshold || below.adjusted;
  const base = isBelowThreshold ? below.definitive : law.base;
  const increase = isAdjusted ? increaseOf(toExact(discountPercent, 'discountPercent'), law) : 0;
  const percent = new ExactDecimal(base).plus(increase).toFixed();
  return { percent, dueCents: percentOf(amountCents, percent), reducible: isAdjusted };
}

function increaseOf(discount: Decimal, { single, double }: { single: number; double: number }): Decimal {
  const above = (step: number): Decimal => Decimal.max(0, discount.minus(step));
  // The points above the second step are above the first too: the second point of each is added.
  return above(single).plus(above(double));
}
