import { actDocument, linkParagraph } from '../clauses.js';
import type { DocumentData } from '../document-data.js';
import { column, facts, heading, paragraph, quote, subheading, table } from '../document-model.js';
import type { Block, ComposeDocument } from '../document-model.js';
import type { AdmissionText } from '../document-parts.js';
import { joined, lotNumberText, momentText } from '../words.js';

type Admissions = DocumentData['admissions'];

/** Admissions and reasoned exclusions by the RUP, annex I.2 art. 7 c. 1 d.lgs. 36/2023. */
export const admissions: ComposeDocument<'admissions'> = (data) =>
  actDocument(
    data.act,
    {
      it: 'Provvedimento di ammissione ed esclusione',
      en: 'Decision on admission and exclusion',
    },
    [
      paragraph({
        it:
          "Il responsabile unico del progetto, visti i verbali del seggio di gara, l'esito del soccorso istruttorio (art. 101) e " +
          "l'allegato I.2, art. 7, comma 1, lettera d), d.lgs. 36/2023, decide come segue.",
        en:
          'The project officer (RUP), having regard to the minutes of the tender panel, to the outcome of the completion of ' +
          'documents (art. 101) and to annex I.2, art. 7(1)(d), of legislative decree 36/2023, decides as follows.',
      }),
      outcomeTable(data.decisions),
      ...exclusionBlocks(data.decisions.filter(({ outcome }) => outcome === 'excluded')),
      heading({ it: 'Motivazione comune', en: 'Common reasons' }),
      quote(data.act.reasons),
      paragraph({
        it: 'Agli esclusi il provvedimento è comunicato ai sensi dell’art. 90, comma 1, lettera d).',
        en: 'The decision is communicated to those excluded under art. 90(1)(d).',
      }),
      linkParagraph(data.tender.link),
    ],
  );

function outcomeTable(decisions: Admissions['decisions']): Block {
  return table(
    { it: 'Offerte ammesse ed escluse', en: 'Tenders admitted and excluded' },
    [
      column({ it: 'Operatore economico', en: 'Economic operator' }, 1.6),
      column({ it: 'Lotti', en: 'Lots' }, 1),
      column({ it: 'Esito', en: 'Outcome' }, 0.8),
      column({ it: 'Norma', en: 'Rule' }, 0.9),
    ],
    decisions.map(({ supplier, lots, outcome, ground }) => [
      supplier,
      joined(
        lots.map(({ id }) => lotNumberText(id)),
        ', ',
      ),
      outcome === 'admitted' ? { it: 'ammessa', en: 'admitted' } : { it: 'esclusa', en: 'excluded' },
      ground ?? '–',
    ]),
  );
}

function exclusionBlocks(excluded: Admissions['decisions']): Block[] {
  if (excluded.length === 0) return [];
  return [
    heading({ it: 'Ragioni delle esclusioni', en: 'Reasons of the exclusions' }),
    ...excluded.flatMap((decision) => [
      subheading(decision.supplier),
      facts([
        [{ it: 'Norma', en: 'Rule' }, decision.ground],
        [{ it: 'Soccorso istruttorio', en: 'Completion of documents' }, integrationText(decision)],
        [
          { it: 'Atto di esclusione', en: 'Act of exclusion' },
          decision.register && `prot. n. ${decision.register}`,
        ],
      ]),
      quote(decision.reasons),
    ]),
  ];
}

function integrationText({ integration }: AdmissionText) {
  if (integration === null) return null;
  const due = momentText(integration.dueAt);
  return integration.answered
    ? { it: `risposta ricevuta entro il termine (${due.it})`, en: `answered within the term (${due.en})` }
    : { it: `nessuna risposta entro ${due.it}`, en: `no answer by ${due.en}` };
}
