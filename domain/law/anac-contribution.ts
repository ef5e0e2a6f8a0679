import { codeEffectiveOn, type LawParameter, toBeVerified } from './law-parameter.js';

/**
 * What a supplier pays to ANAC for each lot that it bids for: whole euros, by the least value of the lot, in whole euros,
 * from which they are due.
 */
export const anacContribution: LawParameter<Readonly<Record<number, number>>> = {
  id: 'anac-contribution',
  article: 'art. 1 c.67 L. 266/2005',
  description: {
    it: 'Contributo all’ANAC dell’operatore economico: euro per lotto, secondo il valore in euro da cui è dovuto',
    en: 'Contribution of a supplier to ANAC: euros for each lot, by the value in euros from which it is due',
  },
  unit: 'rule',
  pinnedBy: 'publication',
  rows: [
    toBeVerified(
      codeEffectiveOn,
      {
        0: 0,
        150_000: 18,
        300_000: 33,
        500_000: 77,
        800_000: 90,
        1_000_000: 165,
        5_000_000: 220,
        20_000_000: 560,
      },
      'the yearly resolution of ANAC on its funding: to be read each year',
    ),
  ],
};
