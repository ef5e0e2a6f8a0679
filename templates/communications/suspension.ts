import { framed, reasonsClause, registered } from './clauses.js';
import type { Compose } from './communication-data.js';

/** Art. 21-quater L. 241/1990; after a malfunction art. 25 c. 2 d.lgs. 36/2023. */
export const suspension: Compose<'suspension'> = (data) => {
  const number = registered(data.register);
  return framed(
    data,
    { it: 'Sospensione della procedura', en: 'Suspension of the procedure' },
    {
      it: `Si comunica che la procedura in oggetto è sospesa${number.it}: il termine per le offerte non decorre.`,
      en: `This procedure is suspended${number.en}: the term for tenders does not run.`,
    },
    reasonsClause(data.reasons),
    {
      it:
        'Durante la sospensione le offerte non possono essere presentate, sostituite o ritirate; quelle già presentate ' +
        'restano segrete e valide. Si possono ancora caricare buste sigillate, chiedere e leggere chiarimenti. I nuovi ' +
        'termini saranno comunicati con la ripresa.',
      en:
        'During the suspension tenders cannot be submitted, replaced or withdrawn; those already submitted remain secret ' +
        'and valid. Sealed envelopes may still be uploaded, and clarifications requested and read. The new terms will be ' +
        'communicated when the procedure resumes.',
    },
  );
};
