import { actDocument } from '../clauses.js';
import type { DocumentData } from '../document-data.js';
import { facts, heading, paragraph, quote } from '../document-model.js';
import type { Block, ComposeDocument } from '../document-model.js';
import { abnormalText } from '../tender-blocks.js';
import { amount, decimalText, momentText, percentText } from '../words.js';

type Check = DocumentData['anomalyCheck'];

/** Verifica dell'offerta anormalmente bassa, art. 110 d.lgs. 36/2023. */
export const anomalyCheck: ComposeDocument<'anomalyCheck'> = (data) =>
  actDocument(
    data.act,
    { it: 'Verifica dell’offerta anormalmente bassa', en: 'Check of an abnormally low tender' },
    [
      ...offerBlocks(data),
      ...explanationBlocks(data),
      heading({ it: 'Giudizio del RUP', en: 'Judgment of the RUP' }),
      quote(data.act.reasons),
      ...outcomeBlocks(data),
    ],
  );

function offerBlocks({ supplier, element, offer, technical, economic }: Check): Block[] {
  return [
    heading({ it: 'L’offerta', en: 'The tender' }),
    paragraph(abnormalText(element)),
    facts([
      [{ it: 'Operatore economico', en: 'Economic operator' }, supplier],
      [{ it: 'Ribasso', en: 'Discount' }, percentText(offer.discountPercent)],
      [{ it: 'Prezzo', en: 'Price' }, amount(offer.priceCents)],
      [{ it: 'Costi della manodopera', en: 'Labour costs' }, amount(offer.labourCostCents)],
      [{ it: 'Oneri aziendali di sicurezza', en: 'Own safety costs' }, amount(offer.safetyCostCents)],
      [{ it: 'Punteggio tecnico', en: 'Technical score' }, decimalText(technical)],
      [{ it: 'Punteggio economico', en: 'Economic score' }, decimalText(economic)],
    ]),
  ];
}

function explanationBlocks({ requested, explanations }: Check): Block[] {
  const [at, due] = [momentText(requested.at), momentText(requested.dueAt)];
  return [
    heading({ it: 'Richiesta di spiegazioni', en: 'Request for explanations' }),
    paragraph({
      it: `Con richiesta di ${at.it} sono state chieste spiegazioni, da dare entro ${due.it} (art. 110, comma 2).`,
      en: `By a request of ${at.en} explanations were asked, to be given by ${due.en} (art. 110(2)).`,
    }),
    quote(requested.reasons),
    heading({ it: 'Spiegazioni dell’operatore economico', en: 'Explanations of the economic operator' }),
    ...answerBlocks(explanations),
  ];
}

function answerBlocks(explanations: Check['explanations']): Block[] {
  if (explanations === null) {
    return [
      paragraph({
        it: 'Nel termine non è pervenuta alcuna spiegazione.',
        en: 'No explanation was received within the term.',
      }),
    ];
  }
  const at = momentText(explanations.at);
  return [paragraph({ it: `Ricevute ${at.it}.`, en: `Received on ${at.en}.` }), quote(explanations.text)];
}

function outcomeBlocks({ outcome, supplier }: Check): Block[] {
  return [
    heading({ it: 'Decide', en: 'Decides' }),
    paragraph(
      outcome === 'justified'
        ? {
            it: `Le spiegazioni giustificano il prezzo: l'offerta di ${supplier} è congrua e resta in graduatoria (art. 110, comma 1).`,
            en: `The explanations account for the price: the tender of ${supplier} is sound and stays in the ranking (art. 110(1)).`,
          }
        : {
            it: `La prova fornita non giustifica il basso livello di prezzi o di costi: l'offerta di ${supplier} è esclusa (art. 110, comma 5) e la graduatoria è formata di nuovo. L'esclusione è comunicata ai sensi dell'art. 90, comma 1, lettera d).`,
            en: `The evidence does not account for the low price or costs: the tender of ${supplier} is excluded (art. 110(5)) and the ranking is formed again. The exclusion is communicated under art. 90(1)(d).`,
          },
    ),
  ];
}
