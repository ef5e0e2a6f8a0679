import { framed, lotName, reasonsClause, registered } from './clauses.js';
import type { Compose } from './communication-data.js';

/** Art. 101 c. 4 d.lgs. 36/2023: to the bidder whose sealed rectification was decided on. */
export const rectificationDecided: Compose<'rectificationDecided'> = ({ outcome, ...data }) => {
  const lot = lotName(data.lot);
  const number = registered(data.register);
  const isAccepted = outcome === 'accepted';
  return framed(
    data,
    { it: "Rettifica dell'offerta", en: 'Rectification of your tender' },
    {
      it:
        `La rettifica presentata ai sensi dell'art. 101, comma 4, d.lgs. 36/2023 per il lotto ${lot.it} ` +
        (isAccepted
          ? `è accolta come correzione di un errore materiale${number.it}: si valuta in luogo della busta che corregge.`
          : `non è accolta, perché costituisce una nuova offerta${number.it}: si valuta la busta presentata.`),
      en:
        `The rectification filed under art. 101(4) of legislative decree 36/2023 for lot ${lot.en} ` +
        (isAccepted
          ? `is accepted as the correction of a material error${number.en}: it is evaluated in place of the envelope that it corrects.`
          : `is not accepted, since it is a new tender${number.en}: the envelope submitted is evaluated.`),
    },
    reasonsClause(data.reasons),
  );
};
