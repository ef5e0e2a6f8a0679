import { instantText } from '../rome-text.js';
import { framed, lotName, reasonsClause, registered } from './clauses.js';
import type { Compose } from './communication-data.js';

/** Art. 18 cc. 2, 5, 6 d.lgs. 36/2023: the term to sign was deferred, or it has passed and each side may act. */
export const signatureTerm: Compose<'signatureTerm'> = ({ deferred, lot, winner, ...data }) => {
  const of = lotName(lot);
  const subject = {
    it: `Termine per la stipula del contratto, lotto ${lot.id}`,
    en: `Term to sign the contract, lot ${lot.id}`,
  };
  if (!deferred) {
    return framed(data, subject, {
      it:
        `Il termine per la stipula del contratto del lotto ${of.it} con ${winner} è scaduto. L'aggiudicatario può, con atto ` +
        `notificato alla stazione appaltante, sciogliersi da ogni vincolo: non gli spetta alcun indennizzo, salvo il rimborso ` +
        `delle spese contrattuali documentate (art. 18, c. 5, d.lgs. 36/2023). Se la mancata stipula dipende ` +
        `dall'aggiudicatario, l'aggiudicazione può essere revocata (art. 18, c. 6).`,
      en:
        `The term to sign the contract of lot ${of.en} with ${winner} has passed. The awardee may free itself by an act ` +
        `notified to the authority: it has no claim to an indemnity but to the refund of its documented contract expenses ` +
        `(art. 18(5) of legislative decree 36/2023). Where it is the awardee's doing, the award may be revoked (art. 18(6)).`,
    });
  }
  const to = instantText(deferred.to);
  const number = registered(deferred.register);
  return framed(
    data,
    subject,
    {
      it:
        `La stipula del contratto del lotto ${of.it} con ${winner} è differita, d'accordo con l'aggiudicatario${number.it}: ` +
        `il termine scade ${to.it} (art. 18, c. 2, d.lgs. 36/2023).`,
      en:
        `The signature of the contract of lot ${of.en} with ${winner} is deferred, in agreement with the awardee` +
        `${number.en}: the term ends ${to.en} (art. 18(2) of legislative decree 36/2023).`,
    },
    reasonsClause(deferred.reasons),
  );
};
