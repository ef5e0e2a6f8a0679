import { decidedBlocks, reasonsBlocks, registerText, signatureBlock, termRows } from '../clauses.js';
import type { DocumentData } from '../document-data.js';
import { facts, heading, paragraph, quote, subheading } from '../document-model.js';
import type { Block, ComposeDocument } from '../document-model.js';
import { criteriaBlocks, custodyText, documentsBlocks, lotsTable, totalCents } from '../tender-blocks.js';
import { amount } from '../words.js';

type Decision = DocumentData['decision'];

/** Decisione di contrarre, art. 17 c. 1 d.lgs. 36/2023: what is bought, why so, by which criteria. */
export const decision: ComposeDocument<'decision'> = (data) => ({
  heading: { it: 'Decisione di contrarre', en: 'Decision to contract' },
  register: registerText(data.act),
  blocks: [
    paragraph({
      it:
        `L’organo competente, visto il d.lgs. 31 marzo 2023, n. 36, e in particolare l’art. 17, comma 1, secondo cui prima ` +
        `dell’avvio della procedura si individuano gli elementi essenziali del contratto e i criteri di selezione degli ` +
        `operatori economici e delle offerte,`,
      en:
        `The competent organ, having regard to legislative decree no. 36 of 31 March 2023 and in particular to art. 17(1), by ` +
        `which the essential elements of the contract and the criteria for selecting economic operators and tenders are set ` +
        `before the procedure starts,`,
    }),
    ...whatBlocks(data),
    ...whyBlocks(data),
    ...howBlocks(data),
    ...reasonsBlocks(data.act.reasons),
    ...operativeBlocks(data),
    signatureBlock(data.act),
  ],
});

function whatBlocks({ draft }: Decision): Block[] {
  const total = amount(totalCents(draft));
  return [
    heading({ it: 'Oggetto e valore', en: 'Object and value' }),
    lotsTable(draft),
    paragraph({
      it: `Valore complessivo stimato, oneri di sicurezza compresi: ${total.it}, al netto dell’IVA (art. 14).`,
      en: `Total estimated value, safety costs included: ${total.en}, net of VAT (art. 14).`,
    }),
  ];
}

function whyBlocks({ draft: { decision: why } }: Decision): Block[] {
  return [
    heading({ it: 'Scelte e loro ragioni', en: 'Choices and their reasons' }),
    subheading({ it: 'Procedura (artt. 70 e 71)', en: 'Procedure (arts 70 and 71)' }),
    quote(why.procedureChoice),
    subheading({
      it: 'Come è stato stimato il valore (art. 14)',
      en: 'How the value was estimated (art. 14)',
    }),
    quote(why.valueEstimate),
    subheading({ it: 'Suddivisione in lotti (art. 58)', en: 'Division into lots (art. 58)' }),
    quote(why.lots),
    subheading({ it: 'Contratto collettivo applicato (art. 11)', en: 'Collective agreement (art. 11)' }),
    quote(why.collectiveAgreement),
    subheading({ it: 'Criteri ambientali minimi (art. 57)', en: 'Environmental criteria (art. 57)' }),
    quote(why.environmentalCriteria),
  ];
}

function howBlocks(data: Decision): Block[] {
  const { draft } = data;
  return [
    heading({ it: 'Criterio di aggiudicazione (art. 108)', en: 'Award criterion (art. 108)' }),
    paragraph({
      it: 'Offerta economicamente più vantaggiosa, individuata sulla base del miglior rapporto qualità/prezzo.',
      en: 'Most economically advantageous tender, on the basis of the best price-quality ratio.',
    }),
    ...draft.lots.flatMap(criteriaBlocks),
    heading({ it: 'Termini e custodia delle offerte', en: 'Terms and custody of the tenders' }),
    facts(termRows(data)),
    paragraph(custodyText(draft)),
    ...documentsBlocks(draft),
  ];
}

function operativeBlocks({ draft, rup }: Decision): Block[] {
  const lots = draft.lots.length;
  return [
    ...decidedBlocks('Decide', [
      {
        it: `di avviare la procedura aperta di cui all’art. 71 d.lgs. 36/2023 per «${draft.title.it}», in ${lots === 1 ? 'un lotto' : `${lots} lotti`};`,
        en: `to start the open procedure under art. 71 of legislative decree 36/2023 for “${draft.title.en}”, in ${lots === 1 ? 'one lot' : `${lots} lots`};`,
      },
      {
        it: 'di approvare gli elementi essenziali, i criteri e i termini indicati sopra, insieme ai documenti di gara;',
        en: 'to approve the essential elements, criteria and terms stated above, together with the tender documents;',
      },
      {
        it: `di dare atto che il responsabile unico del progetto è ${rup ?? 'quello già nominato'} (art. 15);`,
        en: `to record that the project officer (RUP) is ${rup ?? 'the one already appointed'} (art. 15);`,
      },
      {
        it: 'di disporre la pubblicazione del bando nelle forme degli artt. 84 e 85, con effetti giuridici dalla pubblicazione nella Banca dati nazionale dei contratti pubblici (art. 27).',
        en: 'to order the publication of the notice as arts 84 and 85 require, with legal effect from its publication in the national database of public contracts (art. 27).',
      },
    ]),
  ];
}
