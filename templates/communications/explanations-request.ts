import { instantText } from '../rome-text.js';
import { framed, lotName, reasonsClause, registered } from './clauses.js';
import type { Compose } from './communication-data.js';

/** Art. 110 c. 2 d.lgs. 36/2023: the bidder of an offer that looks abnormally low is asked for explanations. */
export const explanationsRequest: Compose<'explanationsRequest'> = (data) => {
  const due = instantText(data.dueAt);
  const lot = lotName(data.lot);
  const number = registered(data.register);
  return framed(
    data,
    { it: "Richiesta di spiegazioni sull'offerta", en: 'Request for explanations of the offer' },
    {
      it:
        `La Vostra offerta per il lotto ${lot.it} appare anormalmente bassa. Ai sensi dell'art. 110, comma 2, d.lgs. ` +
        `36/2023 si chiedono spiegazioni sul prezzo o sui costi proposti${number.it}.`,
      en:
        `Your offer for lot ${lot.en} appears abnormally low. Under art. 110(2) of legislative decree 36/2023 you are ` +
        `asked to explain the price or costs proposed${number.en}.`,
    },
    reasonsClause(data.reasons),
    {
      it: `Le spiegazioni vanno inviate attraverso la piattaforma entro ${due.it}.`,
      en: `The explanations must be sent through the platform by ${due.en}.`,
    },
    {
      it: "Se la prova fornita non giustifica il basso livello dei prezzi o dei costi, l'offerta è esclusa (art. 110, comma 5).",
      en: 'If the evidence does not account for the low price or costs, the offer is excluded (art. 110(5)).',
    },
  );
};
