import { framed, lotName, reasonsClause, registered } from './clauses.js';
import type { Compose } from './communication-data.js';

/** Art. 11 c. 4 d.lgs. 36/2023, annex I.01: whether the agreement that the bidder applies protects as the one named does. */
export const agreementAssessment: Compose<'agreementAssessment'> = (data) => {
  const lot = lotName(data.lot);
  const number = registered(data.register);
  const isEquivalent = data.outcome === 'equivalent';
  return framed(
    data,
    {
      it: `Equivalenza del contratto collettivo, lotto ${data.lot.id}`,
      en: `Equivalence of the collective agreement, lot ${data.lot.id}`,
    },
    {
      it: `Per il lotto ${lot.it} il contratto collettivo ${data.code} dichiarato con l'offerta ${isEquivalent ? 'è stato riconosciuto equivalente' : 'non è stato riconosciuto equivalente'} a quello indicato nei documenti di gara (art. 11, comma 4, d.lgs. 36/2023; allegato I.01)${number.it}.`,
      en: `For lot ${lot.en} the collective agreement ${data.code} declared with the tender was ${isEquivalent ? 'found equivalent' : 'not found equivalent'} to the one that the tender documents name (art. 11(4) of legislative decree 36/2023; annex I.01)${number.en}.`,
    },
    reasonsClause(data.reasons),
  );
};
