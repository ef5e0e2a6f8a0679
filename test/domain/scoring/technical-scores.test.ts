import { Decimal } from 'decimal.js';
import { expect } from 'chai';
import fc from 'fast-check';
import { DomainError } from '../../../domain/errors.js';
import { belowThreshold, technicalScores } from '../../../domain/scoring/technical-scores.js';

const criteria = [
  { id: 'T1', max: 30 },
  { id: 'T2', max: '7.5' },
];

describe('technical scores by direct coefficients', () => {
  it('rounds the mean times the points once per criterion, then sums', () => {
    expect(
      technicalScores({
        criteria,
        coefficients: { a: { T1: ['1', '1', '0.9'], T2: ['0.33', '0.33', '0.34'] } },
      }),
    ).to.deep.equal({ a: { leaves: { T1: '29.00', T2: '2.50' }, total: '31.50' } });
  });

  it('rounds exactly half up, where dividing before multiplying would fall short', () => {
    const scores = technicalScores({
      criteria: [{ id: 'T1', max: 30 }],
      coefficients: { a: { T1: ['0.5', '0.5', '0.0015'] } },
    });
    expect(scores['a']?.total).to.equal('10.02');
  });

  it('uses the decimals of the documents', () => {
    const coefficients = { a: { T1: ['0.7', '0.8', '0.8'], T2: ['0.1', '0.2', '0.2'] } };
    expect(technicalScores({ criteria, coefficients, decimals: 3 })['a']).to.deep.equal({
      leaves: { T1: '23.000', T2: '1.250' },
      total: '24.250',
    });
    expect(technicalScores({ criteria, coefficients, decimals: 0 })['a']?.total).to.equal('24');
  });

  it('scores nobody when there is no bid', () => {
    expect(technicalScores({ criteria, coefficients: {} })).to.deep.equal({});
  });

  for (const value of ['1.01', '-0.1', '2']) {
    it(`refuses ${value} as a coefficient`, () => {
      expect(() => technicalScores({ criteria, coefficients: { a: { T1: ['1'], T2: [value] } } })).to.throw(
        DomainError,
        `coefficientInvalid {"bid":"a","criterion":"T2","value":"${value}"}`,
      );
    });
  }

  for (const value of ['0,5', '1e-1', 'NaN', '', '.5']) {
    it(`refuses "${value}" as a number`, () => {
      expect(() => technicalScores({ criteria, coefficients: { a: { T1: ['1'], T2: [value] } } })).to.throw(
        DomainError,
        'invalidInput {"field":"coefficient"',
      );
    });
  }

  it('refuses a criterion without coefficients, a missing commissioner and an unknown criterion', () => {
    expect(() => technicalScores({ criteria, coefficients: { a: { T1: ['1'] } } })).to.throw(
      DomainError,
      'evaluationIncomplete {"bid":"a","criterion":"T2"}',
    );
    expect(() => technicalScores({ criteria, coefficients: { a: { T1: [], T2: [] } } })).to.throw(
      DomainError,
      'evaluationIncomplete {"bid":"a","criterion":"T1"}',
    );
    const uneven = { a: { T1: ['1', '1'], T2: ['1', '1'] }, b: { T1: ['1', '1'], T2: ['1'] } };
    expect(() => technicalScores({ criteria, coefficients: uneven })).to.throw(
      DomainError,
      'evaluationIncomplete {"bid":"b","criterion":"T2"}',
    );
    expect(() =>
      technicalScores({ criteria, coefficients: { a: { T1: ['1'], T2: ['1'], T9: ['1'] } } }),
    ).to.throw(DomainError, 'coefficientInvalid {"bid":"a","criterion":"T9"}');
  });

  it('refuses no criteria, a criterion named twice and decimals beyond six', () => {
    for (const input of [
      { criteria: [], coefficients: {} },
      { criteria: [...criteria, { id: 'T1', max: 1 }], coefficients: {} },
      { criteria, coefficients: {}, decimals: 7 },
    ]) {
      expect(() => technicalScores(input)).to.throw(DomainError, 'invalidInput');
    }
  });

  it('stays within the points, grows with a coefficient and ignores who of the commissioners gave it', () => {
    const tenths = fc.integer({ min: 0, max: 10 });
    fc.assert(
      fc.property(fc.array(tenths, { minLength: 1, maxLength: 5 }), fc.nat({ max: 4 }), (given, at) => {
        const scoreOf = (values: number[]) =>
          new Decimal(
            technicalScores({
              criteria: [{ id: 'T1', max: 30 }],
              coefficients: { a: { T1: values.map((value) => (value / 10).toFixed(1)) } },
            })['a']?.total ?? 'NaN',
          );
        const index = at % given.length;
        const raised = given.map((value, position) => (position === index ? Math.min(10, value + 1) : value));
        expect(scoreOf(given).gte(0) && scoreOf(given).lte(30)).to.equal(true);
        expect(scoreOf(raised).gte(scoreOf(given))).to.equal(true);
        expect(scoreOf(given.toReversed()).eq(scoreOf(given))).to.equal(true);
      }),
    );
  });
});

describe('technical threshold', () => {
  const scores = {
    b: { leaves: {}, total: '39.99' },
    c: { leaves: {}, total: '40.00' },
    a: { leaves: {}, total: '9.00' },
  };

  it('keeps out only who is strictly below, compared as numbers', () => {
    expect(belowThreshold(scores, '40.00')).to.deep.equal(['a', 'b']);
  });

  it('keeps nobody out where there is none', () => {
    expect(belowThreshold(scores, null)).to.deep.equal([]);
  });
});
