import { actDocument, addressee, linkParagraph, reasonsBlocks } from '../clauses.js';
import { facts, heading, paragraph } from '../document-model.js';
import type { ComposeDocument } from '../document-model.js';
import { momentText } from '../words.js';

/** Soccorso istruttorio, art. 101 d.lgs. 36/2023: a precise request, a term, and what silence means. */
export const integrationRequest: ComposeDocument<'integrationRequest'> = (data) =>
  actDocument(data.act, { it: 'Soccorso istruttorio', en: 'Request to complete the documents' }, [
    addressee(data.supplier),
    paragraph({
      it:
        "Dall'esame della busta amministrativa risultano carenze che si possono sanare. Ai sensi dell'art. 101, comma 1, " +
        'd.lgs. 36/2023 si chiede di integrare o regolarizzare la documentazione come segue.',
      en:
        'The administrative envelope shows gaps that can be made good. Under art. 101(1) of legislative decree 36/2023 you are ' +
        'asked to complete or correct the documents as follows.',
    }),
    ...reasonsBlocks(data.act.reasons, { it: 'Che cosa si chiede', en: 'What is asked' }),
    heading({ it: 'Entro quando e come', en: 'By when and how' }),
    facts([
      [{ it: 'Termine per rispondere', en: 'Term to answer' }, momentText(data.dueAt)],
      [
        { it: 'Come', en: 'How' },
        { it: 'soltanto attraverso la piattaforma', en: 'through the platform alone' },
      ],
    ]),
    paragraph({
      it:
        "Il termine è perentorio: se decorre senza risposta l'operatore economico è escluso dalla procedura (art. 101, comma 2). " +
        'La garanzia provvisoria, il contratto di avvalimento e l’impegno a conferire mandato si sanano soltanto con documenti ' +
        'di data certa anteriore alla scadenza delle offerte. Le offerte tecnica ed economica non si possono integrare.',
      en:
        'The term is final: if it passes without an answer the economic operator is excluded from the procedure (art. 101(2)). ' +
        'The provisional guarantee, the contract of reliance and the undertaking to give a mandate are made good only by ' +
        'documents of a certain date before the deadline for tenders. Technical and economic offers cannot be completed.',
    }),
    linkParagraph(data.tender.link),
  ]);
