import { Decimal } from 'decimal.js';
import { DomainError } from '../errors.js';
import type { DecimalString } from '../types.js';
import { ExactDecimal, toExact } from './exact-decimal.js';

export interface Offer {
  readonly bid: string;
  /** Discount on the base, per cent: `12.50`. */
  readonly discountPercent: DecimalString;
  /** Price after the discount, in cents, without safety costs. */
  readonly priceCents: number;
}

/**
 * The price, in integer cents, of a discount on the base: base x (1 - discount / 100), half-up to the cent. The base
 * includes labour costs and excludes safety costs (art. 41 c.14 d.lgs. 36/2023), which no discount touches and which
 * are added to the contract aside. Throws `offerInvalid` for a discount below 0 or of 100 and more, or for a price that
 * rounds to nothing; `invalidInput` for a base that is not a positive whole number of cents.
 */
export function priceFromDiscount(baseCents: number, discountPercent: DecimalString): number {
  if (!Number.isSafeInteger(baseCents) || baseCents <= 0) {
    throw new DomainError('invalidInput', { field: 'baseCents', value: baseCents });
  }
  const discount = toDiscount(discountPercent);
  const price = new ExactDecimal(baseCents)
    .times(new ExactDecimal(100).minus(discount))
    .div(100)
    .toDecimalPlaces(0, Decimal.ROUND_HALF_UP)
    .toNumber();
  if (price <= 0) throw new DomainError('offerInvalid', { problem: 'price', discountPercent });
  return price;
}

/**
 * Refuses an offer whose price is not that of its discount, so that nobody has to choose which of the two to believe.
 * Throws `offerInvalid` with the bid, and what `priceFromDiscount` throws.
 */
export function assertOffer(baseCents: number, { bid, discountPercent, priceCents }: Offer): void {
  if (!Number.isSafeInteger(priceCents) || priceCents <= 0) {
    throw new DomainError('offerInvalid', { bid, problem: 'price', priceCents });
  }
  const expectedCents = priceFromDiscount(baseCents, discountPercent);
  if (priceCents !== expectedCents) {
    throw new DomainError('offerInvalid', { bid, problem: 'mismatch', priceCents, expectedCents });
  }
}

function toDiscount(discountPercent: DecimalString): ExactDecimal {
  const discount = toExact(discountPercent, 'discountPercent');
  if (discount.lt(0) || discount.gte(100)) {
    throw new DomainError('offerInvalid', { problem: 'discount', discountPercent });
  }
  return discount;
}
