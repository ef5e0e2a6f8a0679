import { expect } from 'chai';
import fc from 'fast-check';
import { DomainError } from '../../../domain/errors.js';
import { averagedBids, evaluateLot } from '../../../domain/scoring/evaluate-lot.js';
import { firstLot, secondLot } from './demo-lots.js';

describe('evaluation of a lot', () => {
  it('gives the first lot of the demonstration tender to the digit (bilinear, one below the threshold)', () => {
    expect(evaluateLot(firstLot)).to.deep.equal({
      technical: {
        alfa: { leaves: { T1: '26.00', T2: '19.17', T3: '14.00', T4: '7.67' }, total: '66.84' },
        beta: { leaves: { T1: '23.00', T2: '23.33', T3: '12.00', T4: '8.67' }, total: '67.00' },
        gamma: { leaves: { T1: '22.00', T2: '15.83', T3: '10.50', T4: '9.33' }, total: '57.66' },
        epsilon: { leaves: { T1: '17.00', T2: '14.17', T3: '9.50', T4: '5.33' }, total: '46.00' },
      },
      belowThreshold: ['epsilon'],
      economic: { alfa: '16.04', beta: '20.00', gamma: '11.55' },
      ranking: [
        row('beta', '67.00', '20.00', '87.00', 98_100_000, '18.25'),
        row('alfa', '66.84', '16.04', '82.88', 105_000_000, '12.50'),
        row('gamma', '57.66', '11.55', '69.21', 109_200_000, '9.00'),
      ],
      flagged: [],
      ties: [],
    });
  });

  it('gives the second lot to the digit (linear, one flagged as abnormally low)', () => {
    expect(evaluateLot(secondLot)).to.deep.equal({
      technical: {
        alfa: { leaves: { T1: '29.17', T2: '20.83', T3: '8.33' }, total: '58.33' },
        beta: { leaves: { T1: '30.33', T2: '22.50', T3: '7.33' }, total: '60.16' },
        epsilon: { leaves: { T1: '23.33', T2: '16.67', T3: '6.33' }, total: '46.33' },
      },
      belowThreshold: [],
      economic: { alfa: '14.12', beta: '10.37', epsilon: '30.00' },
      ranking: [
        row('epsilon', '46.33', '30.00', '76.33', 52_800_000, '34.00'),
        row('alfa', '58.33', '14.12', '72.45', 67_200_000, '16.00'),
        row('beta', '60.16', '10.37', '70.53', 70_600_000, '11.75'),
      ],
      flagged: ['epsilon'],
      ties: [],
    });
  });

  it('computes the economic scores again after the exclusion of the flagged bid', () => {
    const { economic, ranking, flagged } = evaluateLot({ ...secondLot, excluded: ['epsilon'] });
    expect(economic).to.deep.equal({ alfa: '30.00', beta: '22.03' });
    expect(ranking).to.deep.equal([
      row('alfa', '58.33', '30.00', '88.33', 67_200_000, '16.00'),
      row('beta', '60.16', '22.03', '82.19', 70_600_000, '11.75'),
    ]);
    expect(flagged).to.deep.equal([]);
  });

  it('keeps means and the number of bids as the award froze them, whoever leaves later', () => {
    const element = { kind: 'fourFifths', numerator: 4, denominator: 5, minimumBids: 3 } as const;
    const input = { ...firstLot, excluded: ['gamma'], abnormalElement: element };
    const frozen = { ...input, averagedOver: ['alfa', 'beta', 'gamma'] };
    expect(evaluateLot(frozen).economic).to.deep.equal({ alfa: '16.04', beta: '20.00' });
    expect(evaluateLot(input).economic).not.to.deep.equal({ alfa: '16.04', beta: '20.00' });
    expect(evaluateLot(frozen).flagged).to.deep.equal(['beta', 'alfa']);
    expect(evaluateLot(input).flagged).to.deep.equal([]);
    expect(averagedBids(frozen, evaluateLot(frozen))).to.deep.equal(frozen.averagedOver);
    expect(averagedBids(input, evaluateLot(input))).to.deep.equal(['alfa', 'beta']);
    const kept = { ...input, economicScoresAfterExclusion: 'keep' as const };
    expect(averagedBids(kept, evaluateLot(kept))).to.deep.equal(['alfa', 'beta', 'gamma']);
  });

  it('keeps the economic scores after an exclusion where the documents say so', () => {
    const result = evaluateLot({ ...secondLot, excluded: ['epsilon'], economicScoresAfterExclusion: 'keep' });
    expect(result.economic).to.deep.equal({ alfa: '14.12', beta: '10.37' });
    expect(result.ranking.map(({ bid, total }) => [bid, total])).to.deep.equal([
      ['alfa', '72.45'],
      ['beta', '70.53'],
    ]);
  });

  it('uses no offer of a bid below the threshold', () => {
    const epsilon = { bid: 'epsilon', discountPercent: '21.40', priceCents: 94_320_000 };
    expect(evaluateLot({ ...firstLot, offers: [...firstLot.offers, epsilon] })).to.deep.equal(
      evaluateLot(firstLot),
    );
  });

  it('lets a bid at the threshold pass', () => {
    expect(evaluateLot({ ...secondLot, technicalThreshold: '46.33' }).belowThreshold).to.deep.equal([]);
    const above = evaluateLot({ ...secondLot, technicalThreshold: '46.34' });
    expect(above.belowThreshold).to.deep.equal(['epsilon']);
    expect(above.economic).to.deep.equal({ alfa: '30.00', beta: '22.03' });
  });

  it('does without threshold and abnormal element', () => {
    const { belowThreshold, flagged } = evaluateLot({
      ...secondLot,
      technicalThreshold: null,
      abnormalElement: null,
    });
    expect([belowThreshold, flagged]).to.deep.equal([[], []]);
  });

  it('flags on four fifths of both scores, from three bids on', () => {
    const element = { kind: 'fourFifths', numerator: 4, denominator: 5, minimumBids: 3 } as const;
    expect(evaluateLot({ ...firstLot, abnormalElement: element }).flagged).to.deep.equal(['beta', 'alfa']);
    const two = { ...firstLot, excluded: ['gamma'], abnormalElement: element };
    expect(evaluateLot(two).flagged).to.deep.equal([]);
  });

  it('ends deserted when every bid is excluded', () => {
    const result = evaluateLot({ ...secondLot, excluded: ['alfa', 'beta', 'epsilon'] });
    expect([result.economic, result.ranking]).to.deep.equal([{}, []]);
  });

  it('refuses a bid without offer and an offer without scores', () => {
    expect(() => evaluateLot({ ...firstLot, offers: firstLot.offers.slice(1) })).to.throw(
      DomainError,
      'evaluationIncomplete {"bid":"alfa","missing":"offer"}',
    );
    const stranger = { bid: 'delta', discountPercent: '15.00', priceCents: 102_000_000 };
    expect(() => evaluateLot({ ...firstLot, offers: [...firstLot.offers, stranger] })).to.throw(
      DomainError,
      'evaluationIncomplete {"bid":"delta","missing":"technical"}',
    );
  });

  it('does not depend on the order of its input', () => {
    const { coefficients, criteria, offers } = secondLot;
    const bids = Object.keys(coefficients);
    fc.assert(
      fc.property(shuffled(bids), shuffled(offers), shuffled(criteria), (order, theOffers, theCriteria) => {
        const permuted = Object.fromEntries(order.map((bid) => [bid, coefficients[bid] ?? {}]));
        expect(
          evaluateLot({ ...secondLot, coefficients: permuted, offers: theOffers, criteria: theCriteria }),
        ).to.deep.equal(evaluateLot(secondLot));
      }),
    );
  });
});

function shuffled<T>(items: readonly T[]) {
  return fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });
}

function row(
  bid: string,
  technical: string,
  economic: string,
  total: string,
  priceCents: number,
  discountPercent: string,
) {
  return { bid, technical, economic, total, priceCents, discountPercent };
}
