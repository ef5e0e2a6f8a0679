import { framed, reasonsClause, registered, termClause } from './clauses.js';
import type { Compose } from './communication-data.js';

/** Art. 92 c. 2 d.lgs. 36/2023. */
export const extension: Compose<'extension'> = (data) => {
  const number = registered(data.register);
  return framed(
    data,
    { it: 'Proroga del termine per le offerte', en: 'Extension of the deadline for tenders' },
    {
      it: `Si comunica che il termine per la presentazione delle offerte è prorogato${number.it}.`,
      en: `The deadline for tenders has been extended${number.en}.`,
    },
    reasonsClause(data.reasons),
    termClause(data.submissionDeadline, data.enquiriesCloseAt),
    {
      it: 'Le offerte già presentate restano valide; possono essere sostituite o ritirate fino alla nuova scadenza.',
      en: 'Tenders already submitted remain valid; they may be replaced or withdrawn until the new deadline.',
    },
  );
};
