import { challengeClause, framed, lotName, reasonsClause, registered } from './clauses.js';
import type { Compose } from './communication-data.js';

/** Art. 90 c. 1 lett. d d.lgs. 36/2023: to the excluded, with the reasons and the terms of a challenge. */
export const exclusion: Compose<'exclusion'> = (data) => {
  const number = registered(data.register);
  return framed(
    data,
    { it: 'Esclusione dalla procedura', en: 'Exclusion from the procedure' },
    {
      it: `Ai sensi dell'art. 90, comma 1, lettera d), d.lgs. 36/2023 si comunica l'esclusione della Vostra offerta${number.it}.`,
      en: `Under art. 90(1)(d) of legislative decree 36/2023 you are informed that your tender has been excluded${number.en}.`,
    },
    {
      it: ['Lotti interessati:', ...data.lots.map((lot) => `– ${lotName(lot).it}`)].join('\n'),
      en: ['Lots concerned:', ...data.lots.map((lot) => `– ${lotName(lot).en}`)].join('\n'),
    },
    data.ground === null
      ? null
      : { it: `Causa di esclusione: ${data.ground}`, en: `Ground for exclusion: ${data.ground}` },
    reasonsClause(data.reasons),
    challengeClause(data.challenge),
  );
};
