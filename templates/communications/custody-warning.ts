import { instantText } from '../rome-text.js';
import { framed } from './clauses.js';
import type { Compose } from './communication-data.js';

/** To the RUP: too few custodians have proven that they still hold their keys. */
export const custodyWarning: Compose<'custodyWarning'> = (data) => {
  const deadline = instantText(data.submissionDeadline);
  return framed(
    data,
    { it: 'Custodi delle chiavi: prove insufficienti', en: 'Custodians of the keys: too few proofs' },
    {
      it:
        `Solo ${data.proven} custodi su almeno ${data.needed} hanno provato di poter aprire la propria quota delle chiavi. ` +
        `Le offerte scadono ${deadline.it}.`,
      en:
        `Only ${data.proven} custodians of at least ${data.needed} have proven that they can open their share of the keys. ` +
        `The deadline for tenders is ${deadline.en}.`,
    },
    {
      it: 'Si invita a contattare i custodi prima della scadenza: senza quote sufficienti le buste non possono essere aperte.',
      en: 'Please contact the custodians before the deadline: without enough shares the envelopes cannot be opened.',
    },
  );
};
