import { Decimal } from 'decimal.js';
import { DomainError } from '../errors.js';
import type { DecimalString } from '../types.js';

/**
 * The arithmetic of scores: 60 significant digits, half-up. Its own constructor, so that no setting of another room
 * changes a ranking. A quotient is rounded twice (at 60 digits, then at the decimals of the documents); with inputs of
 * the lengths accepted here both steps agree with one exact rounding.
 */
export const ExactDecimal = Decimal.clone({
  precision: 60,
  rounding: Decimal.ROUND_HALF_UP,
  toExpNeg: -60,
  toExpPos: 60,
  defaults: true,
});
export type ExactDecimal = Decimal;

/** Points of a criterion: a JSON number or a decimal string. */
export type Points = number | DecimalString;

const decimalForm = /^-?\d{1,12}(\.\d{1,12})?$/;

/** Reads a plain decimal (no exponent, at most 12 digits on either side). Throws `invalidInput` naming `field`. */
export function toExact(value: Points, field: string): ExactDecimal {
  const text = String(value);
  if (!decimalForm.test(text)) throw new DomainError('invalidInput', { field, value: text });
  return new ExactDecimal(text);
}

/** Reads the points that a criterion or the economic bid can earn. Throws `invalidInput` unless above zero. */
export function toPoints(value: Points, field: string): ExactDecimal {
  const points = toExact(value, field);
  if (points.lte(0)) throw new DomainError('invalidInput', { field, value: String(value) });
  return points;
}

/** Refuses a number of decimals that is not a whole number from 0 to 6. Throws `invalidInput`. */
export function assertDecimals(decimals: number): void {
  if (!Number.isInteger(decimals) || decimals < 0 || decimals > 6) {
    throw new DomainError('invalidInput', { field: 'decimals', value: decimals });
  }
}

/**
 * `max` times `numerator` over `denominator`, rounded half-up. It multiplies first and divides last: 1.0015 / 3 x 30 is
 * 10.015 exactly, and would fall to 10.01 if the quotient were cut before the product.
 */
export function toScore(
  max: ExactDecimal,
  numerator: ExactDecimal,
  denominator: ExactDecimal,
  decimals: number,
): ExactDecimal {
  return max.times(numerator).div(denominator).toDecimalPlaces(decimals, Decimal.ROUND_HALF_UP);
}
