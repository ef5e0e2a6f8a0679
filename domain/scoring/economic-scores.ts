import { DomainError } from '../errors.js';
import type { DecimalString } from '../types.js';
import { assertDecimals, ExactDecimal, type Points, toExact, toPoints, toScore } from './exact-decimal.js';
import { assertOffer, type Offer } from './price-from-discount.js';

/**
 * How an economic bid earns its coefficient, with R the discount and P the price:
 * linear R / R_max; bilinear x R / R_mean up to the mean, x + (1 - x) (R - R_mean) / (R_max - R_mean) above it;
 * inverse P_min / P. `x` of the bilinear lies strictly between 0 and 1; the usual ones are 0.80, 0.85 and 0.90.
 */
export type EconomicFormula =
  | { readonly kind: 'linear' }
  | { readonly kind: 'bilinear'; readonly x: DecimalString }
  | { readonly kind: 'inverse' };

export interface EconomicInput {
  readonly formula: EconomicFormula;
  readonly max: Points;
  /** Base of the lot in cents, safety costs excluded: what the discount applies to. */
  readonly baseCents: number;
  /** Only the admitted offers: the best is taken over these, and the mean unless it is frozen. */
  readonly offers: readonly Offer[];
  /** The offers that the mean is taken over where it was frozen by an award (art. 108 c. 12); `offers` unless given. */
  readonly averaged?: readonly Offer[] | undefined;
  /** Decimals of a score, half-up; 2 unless the documents say otherwise. */
  readonly decimals?: number;
  /** What a discount formula gives when nobody discounts; zero points unless the documents say full points. */
  readonly whenNobodyDiscounts?: 'zeros' | 'ones';
}

/** An exact coefficient: divided only once, when it becomes points. */
interface Ratio {
  readonly numerator: ExactDecimal;
  readonly denominator: ExactDecimal;
}

type OfferRatio = (offer: Offer) => Ratio;

const zero = new ExactDecimal(0);
const one = new ExactDecimal(1);

/**
 * The economic points of every offer, by bid, as decimal strings rounded half-up.
 * Throws `offerInvalid` for a discount outside [0, 100), a price that is not positive or not that of the discount, or
 * a bid named twice; `invalidInput` for `x`, `max` or `decimals` out of range.
 */
export function economicScores(input: EconomicInput): Record<string, DecimalString> {
  const { decimals = 2 } = input;
  assertDecimals(decimals);
  const max = toPoints(input.max, 'max');
  const ratio = ratiosOf(input);
  return Object.fromEntries(
    input.offers.map((offer) => {
      const { numerator, denominator } = ratio(offer);
      return [offer.bid, toScore(max, numerator, denominator, decimals).toFixed(decimals)];
    }),
  );
}

/** The coefficients in [0, 1] behind `economicScores`, to 40 significant digits: for who checks by hand. */
export function economicCoefficients(
  input: Omit<EconomicInput, 'max' | 'decimals'>,
): Record<string, DecimalString> {
  const ratio = ratiosOf(input);
  return Object.fromEntries(
    input.offers.map((offer) => {
      const { numerator, denominator } = ratio(offer);
      return [offer.bid, numerator.div(denominator).toSignificantDigits(40).toString()];
    }),
  );
}

function ratiosOf(input: Omit<EconomicInput, 'max' | 'decimals'>): OfferRatio {
  const { formula, offers, baseCents } = input;
  assertOffers(baseCents, offers);
  const x = formula.kind === 'bilinear' ? toShareAtMean(formula.x) : one;
  if (offers.length === 0) return () => ({ numerator: zero, denominator: one });
  if (formula.kind === 'inverse') return inverseRatio(offers);
  const best = ExactDecimal.max(...offers.map(discountOf));
  if (best.isZero()) {
    const numerator = input.whenNobodyDiscounts === 'ones' ? one : zero;
    return () => ({ numerator, denominator: one });
  }
  return formula.kind === 'linear' ? linearRatio(best) : bilinearRatio(input.averaged ?? offers, best, x);
}

function linearRatio(best: ExactDecimal): OfferRatio {
  return (offer) => ({ numerator: discountOf(offer), denominator: best });
}

function inverseRatio(offers: readonly Offer[]): OfferRatio {
  const least = ExactDecimal.min(...offers.map(({ priceCents }) => priceCents));
  return ({ priceCents }) => ({ numerator: least, denominator: new ExactDecimal(priceCents) });
}

/** The mean is kept as sum over n: both branches are multiplied by n, so that nothing is divided on the way. */
function bilinearRatio(averaged: readonly Offer[], best: ExactDecimal, x: ExactDecimal): OfferRatio {
  const n = new ExactDecimal(averaged.length);
  const sum = averaged.map(discountOf).reduce((all, discount) => all.plus(discount), zero);
  const bestAboveMean = best.times(n).minus(sum);
  // All discounts equal the mean, which is the best: the first branch would give x to all of them.
  if (bestAboveMean.isZero() && averaged.every((offer) => discountOf(offer).eq(best)))
    return () => ({ numerator: one, denominator: one });
  return (offer) => {
    const timesN = discountOf(offer).times(n);
    // A mean of zero that an award froze: who discounts nothing is at it, and earns nothing.
    if (timesN.isZero()) return { numerator: zero, denominator: one };
    if (timesN.lte(sum)) return { numerator: x.times(timesN), denominator: sum };
    const aboveMean = one.minus(x).times(timesN.minus(sum));
    return { numerator: x.times(bestAboveMean).plus(aboveMean), denominator: bestAboveMean };
  };
}

function assertOffers(baseCents: number, offers: readonly Offer[]): void {
  const bids = new Set<string>();
  for (const offer of offers) {
    if (bids.has(offer.bid)) throw new DomainError('offerInvalid', { bid: offer.bid, problem: 'twice' });
    bids.add(offer.bid);
    assertOffer(baseCents, offer);
  }
}

function toShareAtMean(text: DecimalString): ExactDecimal {
  const x = toExact(text, 'x');
  if (x.lte(0) || x.gte(1)) throw new DomainError('invalidInput', { field: 'x', value: text });
  return x;
}

function discountOf({ discountPercent }: Offer): ExactDecimal {
  return toExact(discountPercent, 'discountPercent');
}
