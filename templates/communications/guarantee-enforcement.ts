import { challengeClause, framed, lotName, reasonsClause, registered } from './clauses.js';
import type { Compose } from './communication-data.js';

/** Art. 106 c. 6 d.lgs. 36/2023: whoever was proposed does not sign, or is not awarded, by its own doing. */
export const guaranteeEnforcement: Compose<'guaranteeEnforcement'> = (data) => {
  const [lot, number] = [lotName(data.lot), registered(data.register)];
  return framed(
    data,
    {
      it: `Escussione della garanzia provvisoria, lotto ${data.lot.id}`,
      en: `Enforcement of the provisional guarantee, lot ${data.lot.id}`,
    },
    {
      it: `La garanzia provvisoria presentata con l'offerta per il lotto ${lot.it} è escussa (art. 106, comma 6, d.lgs. 36/2023)${number.it}.`,
      en: `The provisional guarantee that came with the tender for lot ${lot.en} is enforced (art. 106(6) of legislative decree 36/2023)${number.en}.`,
    },
    reasonsClause(data.reasons),
    challengeClause(data.challenge),
  );
};
