import type { LotEvaluationInput } from '../../../domain/scoring/evaluate-lot.js';

/** The two lots of the demonstration tender, with the numbers that the evaluation rests on. */
export const firstLot: LotEvaluationInput = {
  criteria: [
    { id: 'T1', max: 30 },
    { id: 'T2', max: 25 },
    { id: 'T3', max: 15 },
    { id: 'T4', max: 10 },
  ],
  coefficients: {
    alfa: {
      T1: ['0.9', '0.8', '0.9'],
      T2: ['0.8', '0.8', '0.7'],
      T3: ['0.9', '1.0', '0.9'],
      T4: ['0.7', '0.8', '0.8'],
    },
    beta: {
      T1: ['0.8', '0.8', '0.7'],
      T2: ['0.9', '0.9', '1.0'],
      T3: ['0.8', '0.8', '0.8'],
      T4: ['0.9', '0.8', '0.9'],
    },
    gamma: {
      T1: ['0.7', '0.7', '0.8'],
      T2: ['0.6', '0.7', '0.6'],
      T3: ['0.7', '0.7', '0.7'],
      T4: ['1.0', '0.9', '0.9'],
    },
    epsilon: {
      T1: ['0.5', '0.6', '0.6'],
      T2: ['0.6', '0.5', '0.6'],
      T3: ['0.6', '0.7', '0.6'],
      T4: ['0.5', '0.6', '0.5'],
    },
  },
  technicalThreshold: '48.00',
  economic: { formula: { kind: 'bilinear', x: '0.85' }, max: 20 },
  baseCents: 120_000_000,
  offers: [
    { bid: 'alfa', discountPercent: '12.50', priceCents: 105_000_000 },
    { bid: 'beta', discountPercent: '18.25', priceCents: 98_100_000 },
    { bid: 'gamma', discountPercent: '9.00', priceCents: 109_200_000 },
  ],
  abnormalElement: { kind: 'discountAbove', percent: '30.00' },
};

export const secondLot: LotEvaluationInput = {
  criteria: [
    { id: 'T1', max: 35 },
    { id: 'T2', max: 25 },
    { id: 'T3', max: 10 },
  ],
  coefficients: {
    alfa: { T1: ['0.8', '0.8', '0.9'], T2: ['0.9', '0.8', '0.8'], T3: ['0.8', '0.9', '0.8'] },
    beta: { T1: ['0.9', '0.9', '0.8'], T2: ['0.9', '0.9', '0.9'], T3: ['0.7', '0.8', '0.7'] },
    epsilon: { T1: ['0.7', '0.6', '0.7'], T2: ['0.7', '0.7', '0.6'], T3: ['0.6', '0.6', '0.7'] },
  },
  technicalThreshold: '40.00',
  economic: { formula: { kind: 'linear' }, max: 30 },
  baseCents: 80_000_000,
  offers: [
    { bid: 'alfa', discountPercent: '16.00', priceCents: 67_200_000 },
    { bid: 'beta', discountPercent: '11.75', priceCents: 70_600_000 },
    { bid: 'epsilon', discountPercent: '34.00', priceCents: 52_800_000 },
  ],
  abnormalElement: { kind: 'discountAbove', percent: '30.00' },
};
