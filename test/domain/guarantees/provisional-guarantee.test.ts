import { expect } from 'chai';
import {
  checkProvisionalGuarantee,
  dueProvisionalGuarantee,
  type AskedGuarantee,
  type GivenGuarantee,
} from '../../../domain/guarantees/provisional-guarantee.js';

const on = '2026-11-26';
const none = { grounds: [], marksPercent: 0 } as const;
const submissionDeadline = '2026-12-31T11:00:00.000Z';
const given: GivenGuarantee = {
  amountCents: 2_010_000,
  certainAt: '2026-12-31T10:59:59.999Z',
  validUntil: '2027-06-29',
};

describe('what a provisional guarantee must come to', () => {
  const asked: AskedGuarantee = { valueCents: 100_500_000, percent: '2', isBelowThreshold: false };

  it('is the percentage of the value of the lot, less the reductions that the bidder claims', () => {
    expect(dueProvisionalGuarantee(asked, none, on)).to.equal(2_010_000);
    const reduced = { grounds: ['smallEnterprise', 'digital'], marksPercent: 20 } as const;
    expect(dueProvisionalGuarantee(asked, reduced, on)).to.equal(723_600);
  });

  it('is never reduced below the threshold since the corrective decree', () => {
    const below: AskedGuarantee = { valueCents: 10_000_000, percent: '1', isBelowThreshold: true };
    const claimed = { grounds: ['smallEnterprise'], marksPercent: 0 } as const;
    expect(dueProvisionalGuarantee(below, claimed, on)).to.equal(100_000);
    expect(dueProvisionalGuarantee(below, claimed, '2024-01-15')).to.equal(50_000);
  });
});

describe('the check of a provisional guarantee', () => {
  const findingsOf = (change: Partial<GivenGuarantee>, validityDays: number | null = null) =>
    checkProvisionalGuarantee(
      { ...given, ...change },
      { dueCents: 2_010_000, submissionDeadline, validityDays },
      on,
    );

  it('finds nothing in one that is certain before the deadline, enough, and valid for 180 days', () => {
    expect(findingsOf({})).to.deep.equal([]);
  });

  it('finds one late whose date is certain only at the deadline', () => {
    expect(findingsOf({ certainAt: submissionDeadline })).to.deep.equal(['provisionalGuaranteeLate']);
  });

  it('finds one that is a cent too low, or a day too short; and all that is wrong at once', () => {
    expect(findingsOf({ amountCents: 2_009_999 })).to.deep.equal(['provisionalGuaranteeTooLow']);
    expect(findingsOf({ validUntil: '2027-06-28' })).to.deep.equal(['provisionalGuaranteeTooShort']);
    expect(findingsOf({ amountCents: 1, validUntil: '2027-01-01' })).to.have.length(2);
  });

  it('counts the days of the notice where it sets them', () => {
    expect(findingsOf({}, 240)).to.deep.equal(['provisionalGuaranteeTooShort']);
    expect(findingsOf({ validUntil: '2027-08-28' }, 240)).to.deep.equal([]);
  });
});
