import { instantText } from '../rome-text.js';
import { framed, reasonsClause, registered } from './clauses.js';
import type { Compose } from './communication-data.js';

/** Art. 25 c. 2 d.lgs. 36/2023: a malfunction proven after the closing, while everything is sealed. */
export const reopening: Compose<'reopening'> = (data) => {
  const number = registered(data.register);
  const deadline = instantText(data.submissionDeadline);
  return framed(
    data,
    { it: 'Riapertura del termine per le offerte', en: 'The term for tenders is open again' },
    {
      it: `Si comunica che il termine per la presentazione delle offerte è riaperto${number.it} fino a ${deadline.it}.`,
      en: `The term for tenders is open again${number.en}, until ${deadline.en}.`,
    },
    reasonsClause(data.reasons),
    {
      it:
        'Nessuna busta è stata aperta. Le offerte già presentate restano segrete e valide; possono essere sostituite o ' +
        'ritirate fino alla nuova scadenza.',
      en:
        'No envelope has been opened. Tenders already submitted remain secret and valid; they may be replaced or ' +
        'withdrawn until the new deadline.',
    },
    {
      it: 'Le quote delle chiavi già rilasciate dai custodi sono state cancellate: saranno chieste di nuovo alla chiusura.',
      en: 'Shares of the keys that custodians had released have been deleted: they will be asked for again at the closing.',
    },
  );
};
