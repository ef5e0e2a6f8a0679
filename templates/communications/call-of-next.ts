import { instantText } from '../rome-text.js';
import { framed, lotName, reasonsClause, registered } from './clauses.js';
import type { Compose } from './communication-data.js';

/** Art. 124 d.lgs. 36/2023: whoever follows in the ranking is asked whether it takes the contract over. */
export const callOfNext: Compose<'callOfNext'> = (data) => {
  const due = instantText(data.dueAt);
  const lot = lotName(data.lot);
  const number = registered(data.register);
  const original = data.conditions === 'original';
  return framed(
    data,
    { it: `Interpello, lotto ${data.lot.id}`, en: `Call of the next in the ranking, lot ${data.lot.id}` },
    {
      it:
        `Siete interpellati, quali primi tra chi segue in graduatoria, per l'affidamento del lotto ${lot.it} ai sensi ` +
        `dell'art. 124 d.lgs. 36/2023${number.it}. L'affidamento avviene alle condizioni ` +
        `${original ? "proposte dall'originario aggiudicatario" : 'da Voi proposte in sede di gara'}.`,
      en:
        `As the first of those who follow in the ranking you are called to take over lot ${lot.en} under art. 124 of ` +
        `legislative decree 36/2023${number.en}, at the conditions ` +
        `${original ? 'of the original awardee' : 'of your own tender'}.`,
    },
    reasonsClause(data.reasons),
    {
      it: `La risposta va inviata attraverso la piattaforma entro ${due.it}. Il silenzio vale rifiuto.`,
      en: `The answer must be sent through the platform by ${due.en}. Silence counts as a refusal.`,
    },
  );
};
