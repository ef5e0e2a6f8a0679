import { column, paragraph, table } from './document-model.js';
import type { Block, Text } from './document-model.js';
import type { RankedText, UnrankedText } from './document-parts.js';
import { amount, decimalText, joined, percentText } from './words.js';

/** The ranking of a lot, best first, and the bids that are not in it. */
export function rankingBlocks(ranking: readonly RankedText[], unranked: readonly UnrankedText[]): Block[] {
  return [
    ranking.length === 0
      ? paragraph({ it: 'Nessuna offerta è in graduatoria.', en: 'No tender is ranked.' })
      : rankedTable(ranking),
    ...(unranked.length === 0 ? [] : [unrankedTable(unranked)]),
  ];
}

function rankedTable(ranking: readonly RankedText[]): Block {
  return table(
    { it: 'Graduatoria', en: 'Ranking' },
    [
      column({ it: 'Posto', en: 'Place' }, 'auto', 'right'),
      column({ it: 'Operatore economico', en: 'Economic operator' }, 1),
      column({ it: 'Ribasso', en: 'Discount' }, 'auto', 'right'),
      column({ it: 'Prezzo', en: 'Price' }, 'auto', 'right'),
      column({ it: 'Tecnico', en: 'Technical' }, 'auto', 'right'),
      column({ it: 'Economico', en: 'Economic' }, 'auto', 'right'),
      column({ it: 'Totale', en: 'Total' }, 'auto', 'right'),
    ],
    ranking.map((ranked, at): Text[] => [
      `${at + 1}`,
      ranked.isFlagged
        ? joined([ranked.supplier, '\n', { it: 'appare anormalmente bassa', en: 'looks abnormally low' }])
        : ranked.supplier,
      percentText(ranked.discountPercent),
      amount(ranked.priceCents),
      decimalText(ranked.technical),
      decimalText(ranked.economic),
      decimalText(ranked.total),
    ]),
  );
}

function unrankedTable(unranked: readonly UnrankedText[]): Block {
  return table(
    { it: 'Offerte non in graduatoria', en: 'Tenders that are not ranked' },
    [
      column({ it: 'Operatore economico', en: 'Economic operator' }, 1),
      column({ it: 'Perché', en: 'Why' }, 1.4),
      column({ it: 'Tecnico', en: 'Technical' }, 'auto', 'right'),
    ],
    unranked.map(({ supplier, why, ground, technical }) => [
      supplier,
      why === 'belowThreshold'
        ? {
            it: 'sotto la soglia di sbarramento; busta economica non aperta',
            en: 'below the threshold; economic envelope not opened',
          }
        : { it: `esclusa${ground ? ` (${ground})` : ''}`, en: `excluded${ground ? ` (${ground})` : ''}` },
      technical === null ? '–' : decimalText(technical),
    ]),
  );
}
