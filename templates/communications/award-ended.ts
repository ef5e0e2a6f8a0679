import { challengeClause, framed, lotName, reasonsClause, registered } from './clauses.js';
import type { Compose } from './communication-data.js';

/** Art. 18 cc. 5, 6 d.lgs. 36/2023: the contract was not signed in time, and the award has come to nothing. */
export const awardEnded: Compose<'awardEnded'> = ({ lot, winner, ending, act, ...data }) => {
  const of = lotName(lot);
  const number = registered(act?.register ?? null);
  const withdrew = ending !== 'awardRevoked';
  return framed(
    data,
    {
      it: `${withdrew ? "Recesso dell'aggiudicatario" : "Revoca dell'aggiudicazione"}, lotto ${lot.id}`,
      en: `${withdrew ? 'Withdrawal of the awardee' : 'Revocation of the award'}, lot ${lot.id}`,
    },
    withdrew
      ? {
          it:
            `${winner} si è sciolta da ogni vincolo sul lotto ${of.it}, il cui contratto non è stato stipulato nel termine ` +
            `(art. 18, c. 5, d.lgs. 36/2023)${number.it}. Le sono rimborsate le spese contrattuali documentate.`,
          en:
            `${winner} has freed itself from every obligation on lot ${of.en}, whose contract was not signed in time ` +
            `(art. 18(5) of legislative decree 36/2023)${number.en}. Its documented contract expenses are refunded.`,
        }
      : {
          it:
            `L'aggiudicazione del lotto ${of.it} a ${winner} è revocata: il contratto non è stato stipulato nel termine per ` +
            `fatto dell'aggiudicatario (art. 18, c. 6, d.lgs. 36/2023)${number.it}.`,
          en:
            `The award of lot ${of.en} to ${winner} is revoked: the contract was not signed in time by the awardee's doing ` +
            `(art. 18(6) of legislative decree 36/2023)${number.en}.`,
        },
    act && reasonsClause(act.reasons),
    challengeClause(data.challenge),
  );
};
