import type { DraftCriterion } from '../../../domain/tender/draft.js';
import { actDocument, digestFacts, reasonsBlocks } from '../clauses.js';
import type { DocumentData } from '../document-data.js';
import { column, heading, paragraph, subheading, table } from '../document-model.js';
import type { Block, ComposeDocument, Text } from '../document-model.js';
import type { EvaluatedBidText } from '../document-parts.js';
import { decimalText, joined } from '../words.js';

type Minutes = DocumentData['evaluationMinutes'];

/** Technical evaluation of a lot: every criterion, coefficient, score and reason (arts 93, 108 d.lgs. 36/2023). */
export const evaluationMinutes: ComposeDocument<'evaluationMinutes'> = (data) =>
  actDocument(data.act, { it: 'Verbale di valutazione tecnica', en: 'Minutes of the technical evaluation' }, [
    paragraph({
      it:
        'In sedute riservate la commissione giudicatrice ha esaminato le offerte tecniche ammesse (art. 93). Ciascun ' +
        'commissario ha attribuito da solo, per ogni criterio, un coefficiente fra 0 e 1, che la commissione ha conosciuto ' +
        'soltanto quando tutti avevano confermato i propri.',
      en:
        'In closed sessions the evaluation commission examined the admitted technical offers (art. 93). For every criterion ' +
        'each commissioner gave alone a coefficient between 0 and 1, which the commission learned only once all had ' +
        'confirmed theirs.',
    }),
    paragraph({
      it:
        'Il punteggio di un criterio è la media dei coefficienti moltiplicata per i punti massimi, arrotondata a due ' +
        'decimali; il totale è la somma dei punteggi. Non vi è stata riparametrazione.',
      en:
        'The score of a criterion is the mean of the coefficients times the maximum points, rounded to two decimals; the ' +
        'total is the sum of the scores. There was no rescaling.',
    }),
    heading({ it: 'Esito', en: 'Outcome' }),
    outcomeTable(data),
    heading({ it: 'Giudizi per ciascuna offerta', en: 'Judgments of each tender' }),
    ...data.bids.flatMap((bid) => judgmentBlocks(bid, data.criteria)),
    ...reasonsBlocks(data.act.reasons, {
      it: 'Osservazioni della commissione',
      en: 'Remarks of the commission',
    }),
    paragraph({
      it: 'I punteggi sono fermi da questo verbale.',
      en: 'The scores stand from these minutes on.',
    }),
    digestFacts(data.evaluation),
  ]);

function outcomeTable({ bids, criteria, technicalThreshold }: Minutes): Block {
  const max = criteria.reduce((sum, criterion) => sum + criterion.max, 0);
  const threshold = technicalThreshold === null ? null : decimalText(technicalThreshold);
  return table(
    {
      it: `Punteggi tecnici su ${max}${threshold ? `; soglia di sbarramento ${threshold.it}` : ''}`,
      en: `Technical scores out of ${max}${threshold ? `; threshold ${threshold.en}` : ''}`,
    },
    [
      column({ it: 'Operatore economico', en: 'Economic operator' }, 1.4),
      column({ it: 'Punteggio', en: 'Score' }, 'auto', 'right'),
      column({ it: 'Esito', en: 'Outcome' }, 1),
    ],
    bids.map(({ supplier, total, isBelowThreshold }) => [
      supplier,
      decimalText(total),
      isBelowThreshold
        ? { it: 'sotto la soglia di sbarramento', en: 'below the threshold' }
        : { it: 'ammessa all’apertura economica', en: 'goes on to the economic opening' },
    ]),
  );
}

function judgmentBlocks(
  { supplier, scores, total }: EvaluatedBidText,
  criteria: readonly DraftCriterion[],
): Block[] {
  const rows = scores.map((score): Text[] => {
    const criterion = criteria.find(({ id }) => id === score.criterion);
    return [
      joined([score.criterion, ' – ', criterion?.title ?? '']),
      joined(
        score.judgments.map(({ commissioner, coefficient, reason }) =>
          joined([`${commissioner}: `, decimalText(coefficient), reason === '' ? '' : `. ${reason}`]),
        ),
        '\n',
      ),
      joined([
        decimalText(score.points),
        { it: ` su ${criterion?.max ?? 0}`, en: ` of ${criterion?.max ?? 0}` },
      ]),
    ];
  });
  return [
    subheading(supplier),
    table(
      {
        it: 'Coefficienti e motivazioni dei commissari',
        en: 'Coefficients and reasons of the commissioners',
      },
      [
        column({ it: 'Criterio', en: 'Criterion' }, 1),
        column({ it: 'Giudizi', en: 'Judgments' }, 2),
        column({ it: 'Punti', en: 'Points' }, 'auto', 'right'),
      ],
      [...rows, [{ it: 'Totale', en: 'Total' }, '', decimalText(total)]],
    ),
  ];
}
