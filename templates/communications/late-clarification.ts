import { instantText } from '../rome-text.js';
import { framed } from './clauses.js';
import type { Compose } from './communication-data.js';

/** To the RUP: an answer that came late obliges to extend the term (arts 88 c. 3, 92 c. 2 d.lgs. 36/2023). */
export const lateClarification: Compose<'lateClarification'> = (data) => {
  const deadline = instantText(data.submissionDeadline);
  const proposed = instantText(data.proposedDeadline);
  return framed(
    data,
    { it: 'Chiarimento tardivo: serve una proroga', en: 'Late clarification: an extension is due' },
    {
      it: `È stato dato un chiarimento quando mancava troppo poco alla scadenza delle offerte (${deadline.it}).`,
      en: `A clarification was given too short a time before the deadline for tenders (${deadline.en}).`,
    },
    {
      it: `Si propone di prorogare il termine al giorno ${proposed.it} (art. 92, comma 2). ${data.arithmetic.it}`,
      en: `It is proposed to extend the term to ${proposed.en} (art. 92(2)). ${data.arithmetic.en}`,
    },
  );
};
