import { expect } from 'chai';
import { anacContributionOf } from '../../../domain/guarantees/anac-contribution.js';

describe('the contribution of a bidder to ANAC', () => {
  for (const [valueCents, dueCents] of [
    [14_999_999, 0],
    [15_000_000, 1_800],
    [49_999_999, 3_300],
    [120_600_000, 16_500],
    [2_000_000_000, 56_000],
    [9_000_000_000, 56_000],
  ] as const) {
    it(`for a lot of ${valueCents} cents is ${dueCents} cents`, () => {
      expect(anacContributionOf(valueCents, '2026-11-26')).to.equal(dueCents);
    });
  }

  it('is not known before the Code', () => {
    expect(() => anacContributionOf(1, '2020-01-01')).to.throw(/lawNotInForce/);
  });
});
