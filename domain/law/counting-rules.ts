import { codeEffectiveOn, type LawParameter, toBeVerified } from './law-parameter.js';

/** What happens to a term counted back that falls on a day that is not a working day. */
export type BackwardCounting = 'earlier' | 'keep';

export const backwardCounting: LawParameter<BackwardCounting> = {
  id: 'backward-counting',
  article: 'art. 3 c.4 Reg. (CEE, Euratom) 1182/71; art. 155 c.p.c.',
  description: {
    it: 'Termini a ritroso che cadono in un giorno non lavorativo: si anticipano, mai si posticipano',
    en: 'Terms counted back that fall on a non-working day: they move earlier, never later',
  },
  unit: 'rule',
  pinnedBy: 'publication',
  // Art. 3 c.4 of the regulation moves no term counted back; Italian courts anticipate procedural ones. The earlier day satisfies both.
  rows: [
    toBeVerified(
      codeEffectiveOn,
      'earlier',
      'Cass. 14767/2014 says so of procedural terms: to be confirmed for those of a tender',
    ),
  ],
};
