import { extensionGroundText } from '../../communications/procedure-time.js';
import { actDocument, linkParagraph, reasonsBlocks } from '../clauses.js';
import { facts, paragraph } from '../document-model.js';
import type { ComposeDocument } from '../document-model.js';
import { capitalised, momentText } from '../words.js';

/** The act that extends the longest time to award a lot (art. 17 c. 3 and annex I.3 d.lgs. 36/2023). */
export const procedureExtension: ComposeDocument<'procedureExtension'> = (data) => {
  const { act, ground, months, awardDueAt, tender } = data;
  return actDocument(
    act,
    { it: 'Proroga della durata massima', en: 'Extension of the longest time of the procedure' },
    [
      paragraph({
        it: "Il responsabile unico del progetto, visti l'art. 17, comma 3, e l'allegato I.3 d.lgs. 36/2023, proroga il termine massimo per aggiudicare il lotto in oggetto.",
        en: 'The project officer (RUP), having regard to art. 17(3) and annex I.3 of legislative decree 36/2023, extends the longest time to award this lot.',
      }),
      facts([
        [{ it: 'Ragione', en: 'Ground' }, capitalised(extensionGroundText[ground])],
        [{ it: 'Mesi', en: 'Months' }, String(months)],
        [{ it: 'Nuovo termine', en: 'New end' }, momentText(awardDueAt)],
      ]),
      ...reasonsBlocks(act.reasons),
      linkParagraph(tender.link),
    ],
  );
};
