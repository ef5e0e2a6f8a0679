import { framed, reasonsClause, registered, termClause } from './clauses.js';
import type { Compose } from './communication-data.js';

/** Art. 92 d.lgs. 36/2023. */
export const rectification: Compose<'rectification'> = (data) => {
  const number = registered(data.register);
  return framed(
    data,
    { it: 'Rettifica dei documenti di gara', en: 'Rectification of the procurement documents' },
    {
      it: `Si comunica che i documenti della procedura in oggetto sono stati rettificati${number.it}.`,
      en: `The documents of this procedure have been rectified${number.en}.`,
    },
    reasonsClause(data.reasons),
    termClause(data.submissionDeadline, data.enquiriesCloseAt),
    {
      it: 'Chi ha già presentato offerta può sostituirla o ritirarla fino alla scadenza.',
      en: 'Who has already submitted a tender may replace or withdraw it until the deadline.',
    },
  );
};
