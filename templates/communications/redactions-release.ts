import { framed, lotName } from './clauses.js';
import type { Compose } from './communication-data.js';

/** Art. 36 c. 5 d.lgs. 36/2023: nothing of what was refused is disclosed before the term to challenge it has passed. */
export const redactionsRelease: Compose<'redactionsRelease'> = (data) => {
  const lot = lotName(data.lot);
  return framed(
    data,
    { it: `Accesso alle offerte, lotto ${data.lot.id}`, en: `Access to tenders, lot ${data.lot.id}` },
    {
      it:
        `Per il lotto ${lot.it} è trascorso il termine di cui all'art. 36, comma 4, d.lgs. 36/2023: le parti delle ` +
        `offerte per le quali l'oscuramento non è stato accolto sono ora disponibili attraverso la piattaforma.`,
      en:
        `For lot ${lot.en} the term of art. 36(4) of legislative decree 36/2023 has passed: those parts of the tenders ` +
        `whose redaction was refused are now disclosed through the platform.`,
    },
  );
};
