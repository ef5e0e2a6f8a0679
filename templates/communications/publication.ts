import { framed, lotName, termClause } from './clauses.js';
import type { Compose } from './communication-data.js';

export const publication: Compose<'publication'> = (data) =>
  framed(
    data,
    { it: 'Pubblicazione del bando', en: 'Publication of the notice' },
    {
      it: `Si comunica che è stato pubblicato il bando della procedura in oggetto (${data.procedure.it.toLowerCase()}).`,
      en: `The notice of this procedure (${data.procedure.en.toLowerCase()}) has been published.`,
    },
    {
      it: ['Lotti:', ...data.lots.map((lot) => `– ${lotName(lot).it}`)].join('\n'),
      en: ['Lots:', ...data.lots.map((lot) => `– ${lotName(lot).en}`)].join('\n'),
    },
    termClause(data.submissionDeadline, data.enquiriesCloseAt),
  );
