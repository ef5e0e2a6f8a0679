import { checked, codeEffectiveOn, type LawParameter, toBeVerified } from './law-parameter.js';

export const selfAnnulmentMaximum: LawParameter<number> = {
  id: 'self-annulment-maximum',
  article: 'art. 21-nonies c.1 L. 241/1990',
  description: {
    it: "Annullamento d'ufficio: entro, dall'adozione dell'atto che attribuisce vantaggi",
    en: 'Annulment by the authority itself: within, from the act that gave advantages',
  },
  unit: 'months',
  pinnedBy: 'act',
  rows: [
    checked(codeEffectiveOn, 12, 'L. 241/1990 art. 21-nonies as of d.l. 77/2021'),
    toBeVerified('2025-12-18', 6, 'L. 182/2025: the shortened term is to be read'),
  ],
};
