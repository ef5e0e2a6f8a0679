import { instantText } from '../rome-text.js';
import { framed, registered } from './clauses.js';
import type { Compose } from './communication-data.js';

/** Soccorso istruttorio, art. 101 d.lgs. 36/2023: what is missing, by when, and what silence means. */
export const integrationRequest: Compose<'integrationRequest'> = (data) => {
  const due = instantText(data.dueAt);
  const number = registered(data.register);
  return framed(
    data,
    { it: 'Soccorso istruttorio', en: 'Request to complete the documents' },
    {
      it:
        `Ai sensi dell'art. 101 d.lgs. 36/2023 si chiede di integrare o regolarizzare la documentazione ` +
        `amministrativa${number.it} come segue.`,
      en:
        `Under art. 101 of legislative decree 36/2023 you are asked to complete or correct the administrative ` +
        `documents${number.en} as follows.`,
    },
    { it: `Si richiede: ${data.reasons}`, en: `Requested: ${data.reasons}` },
    {
      it: `La risposta va inviata attraverso la piattaforma entro ${due.it}. Il termine è perentorio.`,
      en: `The reply must be sent through the platform by ${due.en}. The term is final.`,
    },
    {
      it: "In caso di inutile decorso del termine l'operatore economico è escluso dalla procedura (art. 101, comma 2).",
      en: 'If the term passes without a reply the economic operator is excluded from the procedure (art. 101(2)).',
    },
  );
};
