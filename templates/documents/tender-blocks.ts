import type { AbnormalElement } from '../../domain/scoring/abnormal-bids.js';
import type { EconomicFormula } from '../../domain/scoring/economic-scores.js';
import type { DraftLot, TenderDraft } from '../../domain/tender/draft.js';
import type { LocalisedText } from '../../domain/types.js';
import { column, facts, paragraph, subheading, table } from './document-model.js';
import type { Block, Text } from './document-model.js';
import { amount, capitalised, joined, decimalText, lotNumberText, lotText, percentText } from './words.js';

/** What a tender buys and for how much, from its draft: the same in the decision, the notice and the rules. */
export function lotsTable({ lots }: TenderDraft): Block {
  return table(
    { it: 'Lotti, importi al netto dell’IVA', en: 'Lots, amounts net of VAT' },
    [
      column({ it: 'Lotto', en: 'Lot' }, 'auto'),
      column({ it: 'Oggetto', en: 'Object' }, 1),
      column({ it: 'CPV e CIG', en: 'CPV and CIG' }, 'auto'),
      column({ it: 'Base di gara', en: 'Base' }, 'auto', 'right'),
      column({ it: 'Oneri di sicurezza', en: 'Safety costs' }, 'auto', 'right'),
    ],
    lots.map((lot) => [
      lotNumberText(lot.id),
      lot.title,
      `${lot.cpv}\n${lot.cig}`,
      amount(lot.baseCents),
      amount(lot.safetyCents),
    ]),
  );
}

/** Base and safety costs of all lots: what the value of the procedure is compared with (art. 14). */
export function totalCents({ lots }: TenderDraft): number {
  return lots.reduce((sum, { baseCents, safetyCents }) => sum + baseCents + safetyCents, 0);
}

/** How many points each lot gives for what. */
export function scoringTable({ lots }: TenderDraft): Block {
  return table(
    { it: 'Punteggi di ciascun lotto', en: 'Points of each lot' },
    [
      column({ it: 'Lotto', en: 'Lot' }),
      column({ it: 'Punti tecnici', en: 'Technical points' }, 'auto', 'right'),
      column({ it: 'Soglia', en: 'Threshold' }, 'auto', 'right'),
      column({ it: 'Punti economici', en: 'Economic points' }, 'auto', 'right'),
      column({ it: 'Formula economica', en: 'Economic formula' }, 1),
    ],
    lots.map((lot) => [
      lotNumberText(lot.id),
      String(technicalMaxOf(lot)),
      lot.technicalThreshold === null ? '–' : decimalText(lot.technicalThreshold),
      String(lot.economic.max),
      capitalised(formulaText(lot.economic.formula)),
    ]),
  );
}

function technicalMaxOf({ criteria }: DraftLot): number {
  return criteria.reduce((sum, { max }) => sum + max, 0);
}

/** The criteria of one lot, each with its points, and what a bid must reach. */
export function criteriaBlocks(lot: DraftLot): Block[] {
  const technicalMax = technicalMaxOf(lot);
  return [
    subheading(lotText(lot)),
    table(
      {
        it: `Criteri di valutazione: ${technicalMax} punti tecnici, ${lot.economic.max} economici`,
        en: `Award criteria: ${technicalMax} technical points, ${lot.economic.max} economic ones`,
      },
      [
        column({ it: 'Codice', en: 'Code' }),
        column({ it: 'Criterio', en: 'Criterion' }, 1),
        column({ it: 'Punti', en: 'Points' }, 'auto', 'right'),
      ],
      [
        ...lot.criteria.map(({ id, title, max }): Text[] => [id, title, String(max)]),
        [
          { it: 'E', en: 'E' },
          joined([{ it: 'Offerta economica: ', en: 'Economic offer: ' }, formulaText(lot.economic.formula)]),
          String(lot.economic.max),
        ],
      ],
    ),
    paragraph(thresholdText(lot)),
  ];
}

function thresholdText({ technicalThreshold }: DraftLot): LocalisedText {
  if (technicalThreshold === null) {
    return {
      it: 'Non è prevista alcuna soglia di sbarramento.',
      en: 'There is no technical threshold.',
    };
  }
  const least = decimalText(technicalThreshold);
  return {
    it: `Soglia di sbarramento: ${least.it} punti tecnici. Sotto la soglia la busta economica resta sigillata (art. 108).`,
    en: `Technical threshold: ${least.en} technical points. Below it the economic envelope stays sealed (art. 108).`,
  };
}

/** How a price earns points, as a formula that anyone can compute. */
export function formulaText(formula: EconomicFormula): LocalisedText {
  switch (formula.kind) {
    case 'linear':
      return {
        it: 'formula lineare, ribasso diviso per il ribasso massimo',
        en: 'linear formula, discount divided by the highest discount',
      };
    case 'bilinear': {
      const x = decimalText(formula.x);
      return {
        it: `formula bilineare con coefficiente ${x.it} al ribasso medio`,
        en: `bilinear formula with coefficient ${x.en} at the mean discount`,
      };
    }
    case 'inverse':
      return {
        it: 'formula inversa, prezzo minimo diviso per il prezzo offerto',
        en: 'inverse formula, lowest price divided by the price offered',
      };
  }
}

/** The element of the notice by which a tender looks abnormally low (art. 110 c. 1). */
export function abnormalText(element: AbnormalElement | null): LocalisedText {
  if (element === null) {
    return {
      it: 'Il bando non indica elementi specifici: il RUP può verificare la migliore offerta che appaia anormalmente bassa (art. 110, comma 1).',
      en: 'The notice states no specific element: the RUP may check the best tender if it looks abnormally low (art. 110(1)).',
    };
  }
  if (element.kind === 'discountAbove') {
    const percent = percentText(element.percent);
    return {
      it: `Appare anormalmente bassa l’offerta con ribasso superiore al ${percent.it} (art. 110, comma 1).`,
      en: `A tender with a discount above ${percent.en} looks abnormally low (art. 110(1)).`,
    };
  }
  const { numerator, denominator, minimumBids } = element;
  return {
    it:
      `Appare anormalmente bassa l’offerta che ottiene almeno ${numerator}/${denominator} sia dei punti tecnici sia di ` +
      `quelli economici, quando le offerte ammesse sono almeno ${minimumBids} (art. 110, comma 1).`,
    en:
      `A tender with at least ${numerator}/${denominator} of both the technical and the economic points looks abnormally ` +
      `low, where at least ${minimumBids} tenders are admitted (art. 110(1)).`,
  };
}

/** Who can open the envelopes, and who cannot (arts 19, 25). */
export function custodyText({ custody: { k, n } }: TenderDraft): LocalisedText {
  return {
    it:
      `Le buste sono cifrate con le chiavi pubbliche della procedura. Ogni chiave segreta è divisa fra ${n} custodi e ne ` +
      `servono ${k} per ricostruirla: nessuno, neppure il gestore della piattaforma, può aprire una busta da solo, né prima ` +
      `della scadenza (artt. 19 e 25).`,
    en:
      `Envelopes are encrypted to the public keys of the procedure. Each secret key is split among ${n} custodians and ${k} ` +
      `of them are needed to rebuild it: nobody, not even the manager of the platform, can open an envelope alone, nor ` +
      `before the deadline (arts 19 and 25).`,
  };
}

/** Documents of the tender with the digest that identifies each file. */
export function documentsBlocks({ documents }: TenderDraft): Block[] {
  if (documents.length === 0) return [];
  return [
    table(
      { it: 'Documenti di gara (art. 82)', en: 'Tender documents (art. 82)' },
      [column({ it: 'Documento', en: 'Document' }, 1), column('SHA-256', 1.5)],
      documents.map(({ name, sha256 }) => [name, sha256]),
    ),
  ];
}

export function codeFacts({ cup, cui, nuts }: TenderDraft): Block {
  return facts([
    ['CUP', cup],
    ['CUI', cui],
    [{ it: 'Luogo di esecuzione', en: 'Place of performance' }, `NUTS ${nuts}`],
  ]);
}
