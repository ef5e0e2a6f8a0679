import { expect } from 'chai';
import { dueDefinitiveGuarantee, percentOf } from '../../../domain/guarantees/guarantee-amounts.js';
import { reduceGuarantee, type Reductions } from '../../../domain/guarantees/reductions.js';
import { guaranteeReductions } from '../../../domain/law/guarantee-rules.js';
import { lawInForce } from '../../../domain/law/law-in-force.js';

const on = '2026-11-26';
const law = lawInForce(guaranteeReductions, on).value;

describe('a provisional guarantee', () => {
  it('is two per cent of the value of the lot as a rule, half-up to the cent', () => {
    expect(percentOf(120_500_000, '2')).to.equal(2_410_000);
    expect(percentOf(33_333, '1.5')).to.equal(500);
    expect(() => percentOf(100, '2e1')).to.throw(/invalidInput/);
  });
});

describe('a definitive guarantee (art. 117)', () => {
  const percentAt = (discountPercent: string): string =>
    dueDefinitiveGuarantee({ amountCents: 100_000_000, discountPercent, isBelowThreshold: false }, on)
      .percent;

  for (const [discount, percent] of [
    ['0', '10'],
    ['10', '10'],
    ['12.50', '12.5'],
    ['18.25', '18.25'],
    ['20', '20'],
    ['21', '22'],
    ['25', '30'],
    ['35.5', '51'],
  ] as const) {
    it(`of a discount of ${discount} per cent is ${percent} per cent`, () => {
      expect(percentAt(discount)).to.equal(percent);
    });
  }

  it('below the threshold is five per cent, whatever the discount, since the corrective decree', () => {
    const contract = { amountCents: 10_000_000, discountPercent: '25', isBelowThreshold: true };
    expect(dueDefinitiveGuarantee(contract, on)).to.deep.equal({
      percent: '5',
      dueCents: 500_000,
      reducible: false,
    });
    expect(dueDefinitiveGuarantee(contract, '2024-01-15')).to.deep.include({
      percent: '25',
      reducible: true,
    });
  });
});

describe('the reductions of a guarantee (art. 106 c. 8)', () => {
  const left = (grounds: Reductions['grounds'], marksPercent = 0): number =>
    reduceGuarantee(10_000_000, { grounds, marksPercent }, law);

  it('are thirty per cent for a quality system or fifty for a small enterprise, never both', () => {
    expect(left([])).to.equal(10_000_000);
    expect(left(['qualitySystem'])).to.equal(7_000_000);
    expect(left(['smallEnterprise'])).to.equal(5_000_000);
    expect(left(['qualitySystem', 'smallEnterprise'])).to.equal(5_000_000);
  });

  it('are each of what the one before has left', () => {
    expect(left(['smallEnterprise', 'digital'])).to.equal(4_500_000);
    expect(left(['smallEnterprise', 'digital'], 20)).to.equal(3_600_000);
    expect(left(['qualitySystem', 'digital'], 15)).to.equal(5_355_000);
  });

  it('give the marks no more than the law lets', () => {
    expect(() => left([], 21)).to.throw(/termOutsideLaw/);
  });
});
