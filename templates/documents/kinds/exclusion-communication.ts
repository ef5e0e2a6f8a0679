import { actDocument, addressee, challengeBlocks, linkParagraph, reasonsBlocks } from '../clauses.js';
import { bullets, facts, paragraph } from '../document-model.js';
import type { ComposeDocument } from '../document-model.js';
import { articleText, lotText } from '../words.js';

/** Art. 90 c. 1 lett. d d.lgs. 36/2023: to the excluded, with the reasons and the term of a challenge. */
export const exclusionCommunication: ComposeDocument<'exclusionCommunication'> = (data) =>
  actDocument(data.act, { it: 'Comunicazione di esclusione', en: 'Communication of exclusion' }, [
    addressee(data.recipient),
    paragraph({
      it: "Ai sensi dell'art. 90, comma 1, lettera d), d.lgs. 36/2023 si comunica che la Vostra offerta è esclusa dalla procedura per:",
      en: 'Under art. 90(1)(d) of legislative decree 36/2023 you are informed that your tender is excluded from the procedure for:',
    }),
    bullets(data.lots.map(lotText)),
    facts([
      [
        { it: 'Causa di esclusione', en: 'Ground for exclusion' },
        data.ground === null ? null : articleText(data.ground),
      ],
    ]),
    ...reasonsBlocks(data.act.reasons),
    ...challengeBlocks(data.challenge),
    linkParagraph(data.tender.link),
  ]);
