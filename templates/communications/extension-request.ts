import { instantText } from '../rome-text.js';
import { framed, reasonsClause, registered } from './clauses.js';
import type { Compose } from './communication-data.js';

/** Art. 17 c. 4 d.lgs. 36/2023: the bidder is asked to stand by its bid, and by the guarantee, for longer. */
export const extensionRequest: Compose<'extensionRequest'> = ({ to, dueAt, ...data }) => {
  const until = instantText(to);
  const by = instantText(dueAt);
  const number = registered(data.register);
  return framed(
    data,
    {
      it: "Richiesta di differimento della validità dell'offerta",
      en: 'Request to be bound longer by the bid',
    },
    {
      it:
        `Si chiede di confermare la validità dell'offerta, e della garanzia provvisoria che la correda ove richiesta, fino ` +
        `a ${until.it} (artt. 17, c. 4, e 106, c. 5, d.lgs. 36/2023)${number.it}.`,
      en:
        `You are asked to confirm that your bid, and the provisional guarantee that goes with it where one was asked for, ` +
        `hold until ${until.en} (arts 17(4) and 106(5) of legislative decree 36/2023)${number.en}.`,
    },
    {
      it:
        `La risposta va data in piattaforma entro ${by.it}. Chi dichiara di non confermare, o non risponde, resta vincolato ` +
        `fino al termine già corrente; scaduto quello, è libero dall'offerta e ne può essere preso atto.`,
      en:
        `The answer is given in the platform by ${by.en}. Who declines, or does not answer, stays bound until the end of the ` +
        `term that already runs; after that it is free of its bid, and may be released.`,
    },
    reasonsClause(data.reasons),
  );
};
