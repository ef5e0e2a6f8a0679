import { termFacts } from '../clauses.js';
import type { DocumentData } from '../document-data.js';
import { bullets, heading, numbered, paragraph } from '../document-model.js';
import type { Block, ComposeDocument } from '../document-model.js';
import { abnormalText, criteriaBlocks, custodyText, documentsBlocks, lotsTable } from '../tender-blocks.js';
import { awardSection, evaluationSection } from './tender-rules-award.js';
import { contributionBlocks, guaranteesSection } from './tender-rules-guarantees.js';
import { termsOfWorkSection } from './tender-rules-terms.js';
import { timetableTable } from './timetable.js';

type Rules = DocumentData['tenderRules'];

/** Disciplinare di gara (art. 82 c. 1), from the tender's own data and the law in force for it. */
export const tenderRules: ComposeDocument<'tenderRules'> = (data) => ({
  heading: { it: 'Disciplinare di gara', en: 'Tender rules' },
  register: '',
  blocks: [
    ...objectSection(data),
    ...participantsSection(),
    ...questionsSection(data),
    ...sealingSection(data),
    ...envelopesSection(),
    ...contributionBlocks(data),
    ...guaranteesSection(data),
    ...termsOfWorkSection(data),
    ...completionSection(data),
    heading({ it: '7. Criteri di aggiudicazione', en: '7. Award criteria' }),
    ...data.draft.lots.flatMap(criteriaBlocks),
    ...evaluationSection(data),
    heading({ it: '9. Offerte anormalmente basse', en: '9. Abnormally low tenders' }),
    paragraph(abnormalText(data.draft.abnormalElement)),
    paragraph({
      it:
        `Il RUP chiede spiegazioni, assegnando non più di ${data.law.explanationsMaximum} giorni (art. 110, comma 2), e ` +
        `giudica con atto motivato. Non si giustificano trattamenti inferiori ai minimi di legge né i costi della sicurezza ` +
        `(art. 110, comma 4).`,
      en:
        `The RUP asks for explanations within no more than ${data.law.explanationsMaximum} days (art. 110(2)) and judges by a ` +
        `reasoned act. Pay below the legal minimum and the costs of safety cannot be justified (art. 110(4)).`,
    }),
    ...awardSection(data),
    heading({ it: '12. Calendario', en: '12. Timetable' }),
    timetableTable(data.timetable),
  ],
});

function objectSection({ draft }: Rules): Block[] {
  return [
    heading({ it: '1. Oggetto e importo', en: '1. Object and amount' }),
    paragraph({
      it: `Il disciplinare regola la procedura aperta (art. 71 d.lgs. 36/2023) per «${draft.title.it}» ed è parte dei documenti di gara (art. 82, comma 1).`,
      en: `These rules govern the open procedure (art. 71 of legislative decree 36/2023) for “${draft.title.en}” and are part of the tender documents (art. 82(1)).`,
    }),
    lotsTable(draft),
    paragraph({
      it: 'Il ribasso si applica alla base di gara; gli oneri di sicurezza da interferenze non vi sono soggetti (art. 41, comma 14). Si può concorrere per uno o più lotti.',
      en: 'The discount applies to the base; interference safety costs are not subject to it (art. 41(14)). One may bid for one or more lots.',
    }),
  ];
}

function participantsSection(): Block[] {
  return [
    heading({ it: '2. Chi può partecipare', en: '2. Who may take part' }),
    numbered([
      {
        it: "Gli operatori economici dell'art. 65, singoli o in raggruppamento temporaneo, consorzio, rete o GEIE, anche non ancora costituiti (artt. 67 e 68).",
        en: 'The economic operators of art. 65, alone or in a temporary group, consortium, network or EEIG, even if not yet formed (arts 67 and 68).',
      },
      {
        it: 'Non devono ricorrere le cause di esclusione automatica (art. 94) e non automatica (art. 95); valgono le misure di autodisciplina dell’art. 96.',
        en: 'No ground for automatic (art. 94) or other (art. 95) exclusion may apply; self-cleaning under art. 96 counts.',
      },
      {
        it: 'I requisiti si dichiarano con il documento di gara unico europeo (DGUE, art. 91) e si verificano con il fascicolo virtuale dell’operatore economico (FVOE, artt. 24 e 99).',
        en: 'Requirements are declared in the European single procurement document (ESPD, art. 91) and verified through the virtual file of the operator (FVOE, arts 24 and 99).',
      },
    ]),
  ];
}

function questionsSection(data: Rules): Block[] {
  return [
    heading({ it: '3. Documenti e chiarimenti', en: '3. Documents and questions' }),
    termFacts(data),
    paragraph({
      it:
        `Le domande si pongono dalla pagina della procedura; le risposte sono pubblicate per tutti, senza indicare chi ha ` +
        `chiesto, almeno ${data.law.clarificationsBefore} giorni prima della scadenza (art. 88, comma 3). Una risposta più ` +
        `tarda, una modifica significativa dei documenti o un malfunzionamento della piattaforma prorogano il termine ` +
        `(artt. 25, comma 2, e 92, comma 2).`,
      en:
        `Questions are asked on the page of the procedure; answers are published to all, without who asked, at least ` +
        `${data.law.clarificationsBefore} days before the deadline (art. 88(3)). A later answer, a significant change of the ` +
        `documents or a malfunction of the platform extends the term (arts 25(2) and 92(2)).`,
    }),
    ...documentsBlocks(data.draft),
  ];
}

function sealingSection({ draft, law }: Rules): Block[] {
  return [
    heading({ it: '4. Come si sigilla e si presenta l’offerta', en: '4. How to seal and submit a tender' }),
    paragraph(custodyText(draft)),
    bullets([
      {
        it: 'Le buste si sigillano nel proprio browser o con il programma «age», prima di caricarle; il caricamento da solo non vale come offerta.',
        en: 'Envelopes are sealed in one’s own browser or with the “age” program before they are uploaded; an upload alone is no tender.',
      },
      {
        it: 'L’offerta si conferma con un solo atto, che nomina tutte le buste. Vale l’istante di ricezione del server, indicato nella ricevuta firmata.',
        en: 'A tender is confirmed by one act that names all its envelopes. The server’s time of receipt counts, as the signed receipt states it.',
      },
      {
        it: 'Fino alla scadenza l’offerta può essere sostituita o ritirata; vale l’ultima confermata.',
        en: 'Until the deadline a tender may be replaced or withdrawn; the last one confirmed counts.',
      },
      {
        it: 'Dopo la scadenza, e finché la busta non è aperta, si può rettificare un errore materiale in forma anonima (art. 101, comma 4).',
        en: 'After the deadline, and until the envelope is opened, a material error may be rectified anonymously (art. 101(4)).',
      },
      {
        it: `L’offerta è vincolante per ${draft.bidValidityDays ?? law.bidValidity} giorni dalla scadenza (art. 17, comma 4).`,
        en: `A tender is binding for ${draft.bidValidityDays ?? law.bidValidity} days from the deadline (art. 17(4)).`,
      },
    ]),
  ];
}

function envelopesSection(): Block[] {
  return [
    heading({ it: '5. Che cosa contiene ciascuna busta', en: '5. What each envelope holds' }),
    numbered([
      {
        it: 'Busta amministrativa, una per offerta: domanda, DGUE, garanzia provvisoria dove richiesta (art. 106), contratto di avvalimento e impegno a costituire il raggruppamento dove ne ricorre il caso, dichiarazioni richieste dai documenti.',
        en: 'Administrative envelope, one for each tender: application, ESPD, provisional guarantee where asked (art. 106), contract of reliance and undertaking to form the group where they apply, declarations that the documents ask for.',
      },
      {
        it: 'Busta tecnica, una per lotto: la proposta secondo i criteri del punto 7. Non deve rivelare alcun elemento economico.',
        en: 'Technical envelope, one for each lot: the proposal by the criteria of point 7. It must reveal nothing of the price.',
      },
      {
        it: 'Busta economica, una per lotto: ribasso e prezzo, con i propri costi della manodopera e gli oneri aziendali di sicurezza, a pena di esclusione (art. 108, comma 9).',
        en: 'Economic envelope, one for each lot: discount and price, with one’s own labour costs and safety costs, on pain of exclusion (art. 108(9)).',
      },
    ]),
    paragraph({
      it: 'Chi ritiene segrete alcune parti ne deposita anche una copia oscurata, con le ragioni (art. 35, comma 4, lettera a).',
      en: 'Whoever holds parts to be secret also files a redacted copy with the reasons (art. 35(4)(a)).',
    }),
  ];
}

function completionSection({ law: { completion } }: Rules): Block[] {
  return [
    heading({ it: '6. Soccorso istruttorio', en: '6. Completion of documents' }),
    paragraph({
      it:
        `Le carenze della documentazione amministrativa si sanano su richiesta, in un termine da ${completion.min} a ` +
        `${completion.max} giorni; senza risposta si è esclusi (art. 101, commi 1 e 2). Le offerte tecnica ed economica non ` +
        `si integrano.`,
      en:
        `Gaps of the administrative documents are made good on request, within ${completion.min} to ${completion.max} days; ` +
        `no answer means exclusion (art. 101(1) and (2)). Technical and economic offers are not completed.`,
    }),
  ];
}
