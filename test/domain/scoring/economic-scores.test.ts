import { Decimal } from 'decimal.js';
import { expect } from 'chai';
import fc from 'fast-check';
import { DomainError } from '../../../domain/errors.js';
import {
  economicCoefficients,
  type EconomicFormula,
  economicScores,
} from '../../../domain/scoring/economic-scores.js';
import { type Offer, priceFromDiscount } from '../../../domain/scoring/price-from-discount.js';

const baseCents = 10_000_000;
const offer = (bid: string, discountPercent: string, base = baseCents): Offer => ({
  bid,
  discountPercent,
  priceCents: priceFromDiscount(base, discountPercent),
});
const threeOffers = [offer('A', '20'), offer('B', '10'), offer('C', '5')];
const bilinear = (x: string): EconomicFormula => ({ kind: 'bilinear', x });

function toFiveDecimals(coefficients: Record<string, string>) {
  return Object.values(coefficients).map((value) => new Decimal(value).toDecimalPlaces(5).toNumber());
}

describe('economic formulas on 80,000, 90,000 and 95,000 of 100,000', () => {
  for (const [name, formula, expected] of [
    ['LIN_MAX', { kind: 'linear' }, [1, 0.5, 0.25]],
    ['BILINEAR .80', bilinear('0.80'), [1, 0.68571, 0.34286]],
    ['BILINEAR .85', bilinear('0.85'), [1, 0.72857, 0.36429]],
    ['BILINEAR .90', bilinear('0.90'), [1, 0.77143, 0.38571]],
    ['INVERSE', { kind: 'inverse' }, [1, 0.88889, 0.84211]],
  ] as const) {
    it(name, () => {
      expect(threeOffers.map(({ priceCents }) => priceCents)).to.deep.equal([
        8_000_000, 9_000_000, 9_500_000,
      ]);
      expect(toFiveDecimals(economicCoefficients({ formula, baseCents, offers: threeOffers }))).to.deep.equal(
        expected,
      );
    });
  }

  it('gives points rounded half-up to two decimals', () => {
    expect(
      economicScores({ formula: bilinear('0.85'), max: 20, baseCents, offers: threeOffers }),
    ).to.deep.equal({
      A: '20.00',
      B: '14.57',
      C: '7.29',
    });
  });

  it('rounds a score that is exactly half up, even where the quotient has no end', () => {
    const offers = [offer('A', '3'), offer('B', '0.10015')];
    expect(
      economicScores({ formula: { kind: 'linear' }, max: 30, baseCents, offers, decimals: 4 }),
    ).to.deep.equal({
      A: '30.0000',
      B: '1.0015',
    });
    expect(
      economicScores({ formula: { kind: 'linear' }, max: 30, baseCents, offers, decimals: 3 })['B'],
    ).to.equal('1.002');
  });
});

describe('the mean of the bilinear formula, frozen by an award (art. 108 c. 12)', () => {
  const input = { formula: bilinear('0.85'), baseCents, averaged: threeOffers };
  const [, second, third] = threeOffers as [Offer, Offer, Offer];
  const zeroMean = [offer('A', '0'), offer('B', '0')];

  it('stays as it was when the best bid goes: those who are left keep their coefficients', () => {
    const left = economicCoefficients({ ...input, offers: [second, third] });
    expect(toFiveDecimals(left)).to.deep.equal([0.72857, 0.36429]);
    const again = economicCoefficients({ ...input, averaged: undefined, offers: [second, third] });
    expect(toFiveDecimals(again)).to.deep.equal([1, 0.56667]);
  });

  it('stays as it was when a bid comes back: it is scored by it and does not move it', () => {
    const back = offer('D', '15');
    const coefficients = economicCoefficients({ ...input, offers: [...threeOffers, back] });
    expect(toFiveDecimals(coefficients)).to.deep.equal([1, 0.72857, 0.36429, 0.91]);
  });

  it('of bids that discounted nothing gives all to the best that comes back, and nothing to them', () => {
    const offers = [...zeroMean, offer('D', '15')];
    expect(toFiveDecimals(economicCoefficients({ ...input, averaged: zeroMean, offers }))).to.deep.equal([
      0, 0, 1,
    ]);
  });
});

describe('guards of the economic formulas', () => {
  const noDiscounts = [offer('A', '0'), offer('B', '0.00')];
  const equalDiscounts = [offer('A', '7.5'), offer('B', '7.50')];

  for (const formula of [{ kind: 'linear' }, bilinear('0.80')] as const) {
    it(`${formula.kind}: nobody discounts, zero points unless the documents say full points`, () => {
      const input = { formula, max: 20, baseCents, offers: noDiscounts };
      expect(economicScores(input)).to.deep.equal({ A: '0.00', B: '0.00' });
      expect(economicScores({ ...input, whenNobodyDiscounts: 'ones' })).to.deep.equal({
        A: '20.00',
        B: '20.00',
      });
    });

    it(`${formula.kind}: equal discounts earn all points`, () => {
      expect(economicScores({ formula, max: 20, baseCents, offers: equalDiscounts })).to.deep.equal({
        A: '20.00',
        B: '20.00',
      });
    });
  }

  it('inverse: a price at the base is a price like any other', () => {
    expect(
      economicScores({ formula: { kind: 'inverse' }, max: 20, baseCents, offers: noDiscounts }),
    ).to.deep.equal({
      A: '20.00',
      B: '20.00',
    });
  });

  it('scores nobody when there is no offer', () => {
    expect(economicScores({ formula: { kind: 'linear' }, max: 20, baseCents, offers: [] })).to.deep.equal({});
  });

  for (const [what, offers, message] of [
    [
      'a discount of 100 per cent',
      [{ bid: 'A', discountPercent: '100', priceCents: 1 }],
      '"problem":"discount"',
    ],
    [
      'a negative discount',
      [{ bid: 'A', discountPercent: '-1', priceCents: 10_100_000 }],
      '"problem":"discount"',
    ],
    ['a price of zero', [{ bid: 'A', discountPercent: '99', priceCents: 0 }], '"problem":"price"'],
    ['a fraction of a cent', [{ bid: 'A', discountPercent: '99', priceCents: 0.5 }], '"problem":"price"'],
    [
      'a price beside its discount',
      [{ bid: 'A', discountPercent: '10', priceCents: 9_000_001 }],
      '"expectedCents":9000000',
    ],
    ['a bid named twice', [offer('A', '10'), offer('A', '11')], '"problem":"twice"'],
  ] as const) {
    it(`refuses ${what}`, () => {
      expect(() => economicScores({ formula: { kind: 'linear' }, max: 20, baseCents, offers })).to.throw(
        DomainError,
        message,
      );
    });
  }

  for (const x of ['0', '1', '1.2', '-0.8', '.8', '']) {
    it(`refuses "${x}" as the x of the bilinear formula`, () => {
      expect(() =>
        economicScores({ formula: bilinear(x), max: 20, baseCents, offers: threeOffers }),
      ).to.throw(DomainError, 'invalidInput {"field":"x"');
    });
  }

  for (const max of [0, -1, 'a lot', Number.NaN]) {
    it(`refuses ${max} as points`, () => {
      expect(() => economicScores({ formula: { kind: 'linear' }, max, baseCents, offers: [] })).to.throw(
        DomainError,
        'invalidInput {"field":"max"',
      );
    });
  }
});

describe('price of a discount', () => {
  for (const [base, discount, price] of [
    [120_000_000, '12.50', 105_000_000],
    [120_000_000, '21.40', 94_320_000],
    [80_000_000, '11.75', 70_600_000],
    [100_001, '12.5', 87_501],
    [101, '50', 51],
    [9_007_199_254_740_991, '0', 9_007_199_254_740_991],
  ] as const) {
    it(`${base} less ${discount}% is ${price} cents`, () => {
      expect(priceFromDiscount(base, discount)).to.equal(price);
    });
  }

  it('refuses a price that rounds to nothing and a base that is not whole cents', () => {
    expect(() => priceFromDiscount(1, '99')).to.throw(DomainError, 'offerInvalid');
    for (const base of [0, -1, 1.5, Number.MAX_SAFE_INTEGER + 2]) {
      expect(() => priceFromDiscount(base, '1')).to.throw(DomainError, 'invalidInput');
    }
  });
});

describe('properties of the economic formulas', () => {
  const discounts = fc.array(
    fc.integer({ min: 0, max: 9_999 }).map((hundredths) => (hundredths / 100).toFixed(2)),
    { minLength: 1, maxLength: 8 },
  );
  const formulas = fc.constantFrom<EconomicFormula>(
    { kind: 'linear' },
    bilinear('0.80'),
    bilinear('0.85'),
    bilinear('0.90'),
    { kind: 'inverse' },
  );
  const scored = fc.tuple(discounts, formulas).map(([all, formula]) => {
    const offers = all.map((discount, index) => offer(`bid ${index}`, discount));
    return { offers, formula, scores: economicScores({ formula, max: 30, baseCents, offers }) };
  });
  const points = (scores: Record<string, string>, { bid }: Offer) => new Decimal(scores[bid] ?? 'NaN');

  it('stay between 0 and the points of the criterion, with two decimals', () => {
    fc.assert(
      fc.property(scored, ({ scores }) => {
        for (const score of Object.values(scores)) {
          expect(score).to.match(/^\d{1,2}\.\d{2}$/);
          expect(new Decimal(score).lte(30)).to.equal(true);
        }
      }),
    );
  });

  it('give no fewer points to a higher discount, and the same to an equal one', () => {
    fc.assert(
      fc.property(scored, ({ offers, scores }) => {
        for (const a of offers) {
          for (const b of offers) {
            const order = Math.sign(Number(a.discountPercent) - Number(b.discountPercent));
            const difference = points(scores, a).cmp(points(scores, b));
            expect(order === 0 ? difference === 0 : difference !== -order).to.equal(true);
          }
        }
      }),
    );
  });

  it('give all points to the best, unless nobody discounts', () => {
    fc.assert(
      fc.property(scored, ({ offers, scores, formula }) => {
        const best = offers.reduce((a, b) => (Number(b.discountPercent) > Number(a.discountPercent) ? b : a));
        const nothing = Number(best.discountPercent) === 0 && formula.kind !== 'inverse';
        expect(scores[best.bid]).to.equal(nothing ? '0.00' : '30.00');
      }),
    );
  });

  it('do not depend on the order of the offers', () => {
    fc.assert(
      fc.property(scored, ({ offers, scores, formula }) => {
        const reversed = economicScores({ formula, max: 30, baseCents, offers: offers.toReversed() });
        expect(reversed).to.deep.equal(scores);
      }),
    );
  });
});
