import { framed, reasonsClause, registered, termClause } from './clauses.js';
import type { Compose } from './communication-data.js';

/** Art. 92 c. 2 d.lgs. 36/2023. */
export const resumption: Compose<'resumption'> = (data) => {
  const number = registered(data.register);
  return framed(
    data,
    { it: 'Ripresa della procedura', en: 'Resumption of the procedure' },
    {
      it: `Si comunica che la procedura in oggetto riprende${number.it}: il tempo che restava alla sospensione decorre di nuovo.`,
      en: `This procedure resumes${number.en}: the time that was left at the suspension runs again.`,
    },
    reasonsClause(data.reasons),
    termClause(data.submissionDeadline, data.enquiriesCloseAt),
    {
      it: 'Le offerte già presentate restano valide; possono essere sostituite o ritirate fino alla nuova scadenza.',
      en: 'Tenders already submitted remain valid; they may be replaced or withdrawn until the new deadline.',
    },
  );
};
