import { registerText, signatureBlock, termRows } from '../clauses.js';
import type { DocumentData } from '../document-data.js';
import { bullets, column, facts, heading, paragraph, table } from '../document-model.js';
import type { Block, ComposeDocument } from '../document-model.js';
import type { KeyText } from '../document-parts.js';
import {
  abnormalText,
  codeFacts,
  custodyText,
  documentsBlocks,
  lotsTable,
  scoringTable,
  totalCents,
} from '../tender-blocks.js';
import { amount, capitalised, envelopeText, lotNumberText, momentText } from '../words.js';

type Call = DocumentData['callForTenders'];

/** Bando di gara, arts 71, 83 and 84 d.lgs. 36/2023, with the public keys that envelopes are sealed to. */
export const callForTenders: ComposeDocument<'callForTenders'> = (data) => ({
  heading: { it: 'Bando di gara', en: 'Call for tenders' },
  register: data.act ? registerText(data.act) : { it: 'ANTEPRIMA', en: 'PREVIEW' },
  blocks: [
    ...objectBlocks(data),
    ...biddingBlocks(data),
    ...awardBlocks(data),
    ...keyBlocks(data),
    ...appealBlocks(data),
    ...(data.act ? [signatureBlock(data.act)] : []),
  ],
});

function objectBlocks({ draft }: Call): Block[] {
  const total = amount(totalCents(draft));
  return [
    heading({ it: 'Che cosa si acquista', en: 'What is bought' }),
    paragraph({
      it:
        `Procedura aperta ai sensi dell'art. 71 d.lgs. 36/2023 per «${draft.title.it}». Valore complessivo stimato, oneri di ` +
        `sicurezza compresi: ${total.it}, al netto dell'IVA (art. 14).`,
      en:
        `Open procedure under art. 71 of legislative decree 36/2023 for “${draft.title.en}”. Total estimated value, safety ` +
        `costs included: ${total.en}, net of VAT (art. 14).`,
    }),
    ...(draft.innovation === null
      ? []
      : [
          paragraph({
            it: 'È un acquisto di innovazione: i requisiti sono espressi in termini di prestazioni e funzioni (art. 79 e allegato II.5).',
            en: 'This is a purchase of innovation: requirements are stated as performance and functions (art. 79 and annex II.5).',
          }),
        ]),
    lotsTable(draft),
    codeFacts(draft),
  ];
}

function biddingBlocks(data: Call): Block[] {
  const { draft, tender } = data;
  return [
    heading({ it: 'Quando e come si partecipa', en: 'When and how to take part' }),
    facts([
      ...termRows(data),
      [
        { it: 'Bando trasmesso il', en: 'Notice transmitted on' },
        data.transmittedAt === null ? null : momentText(data.transmittedAt),
      ],
      [{ it: 'Pagina della procedura', en: 'Page of the procedure' }, tender.link],
    ]),
    paragraph({
      it:
        `Sono ammessi gli operatori economici di cui all'art. 65, anche riuniti o consorziati, che non si trovano nelle cause ` +
        `di esclusione degli artt. 94 e 95. Le offerte si presentano soltanto attraverso la piattaforma, in buste sigillate ` +
        `e distinte: amministrativa e, per ciascun lotto, tecnica ed economica. Vale l'istante di ricezione del server.`,
      en:
        `Economic operators under art. 65 may take part, alone or in groups and consortia, unless a ground for exclusion of ` +
        `arts 94 and 95 applies. Tenders are submitted through the platform alone, in separate sealed envelopes: one ` +
        `administrative and, for each lot, one technical and one economic. The server's time of receipt counts.`,
    }),
    bullets([
      {
        it: 'Fino alla scadenza l’offerta può essere sostituita o ritirata; dopo, nulla è accettato.',
        en: 'Until the deadline a tender may be replaced or withdrawn; after it nothing is accepted.',
      },
      {
        it: 'Di ogni offerta la piattaforma rilascia una ricevuta firmata, verificabile da chiunque.',
        en: 'For every tender the platform issues a signed receipt that anyone can verify.',
      },
      {
        it: 'I chiarimenti si chiedono dalla pagina della procedura; le risposte sono pubblicate per tutti, in forma anonima (art. 88, comma 3).',
        en: 'Questions are asked on the page of the procedure; answers are published to all, without who asked (art. 88(3)).',
      },
    ]),
    ...documentsBlocks(draft),
  ];
}

function awardBlocks({ draft }: Call): Block[] {
  return [
    heading({ it: 'Come si aggiudica', en: 'How it is awarded' }),
    paragraph({
      it: 'Offerta economicamente più vantaggiosa, sulla base del miglior rapporto qualità/prezzo (art. 108). I criteri sono nel disciplinare.',
      en: 'Most economically advantageous tender, on the basis of the best price-quality ratio (art. 108). The criteria are in the tender rules.',
    }),
    scoringTable(draft),
    paragraph(abnormalText(draft.abnormalElement)),
  ];
}

function keyBlocks({ draft, keys, keysFingerprint }: Call): Block[] {
  return [
    heading({ it: 'Chiavi pubbliche e loro impronta', en: 'Public keys and their fingerprint' }),
    paragraph(custodyText(draft)),
    ...(keys.length === 0 ? [] : [keysTable(keys)]),
    ...(keysFingerprint === null
      ? []
      : [
          facts([[{ it: 'Impronta delle chiavi', en: 'Fingerprint of the keys' }, keysFingerprint]]),
          paragraph({
            it: 'È lo SHA-256 del manifesto delle chiavi: prima di sigillare si confronti con quello mostrato dal proprio strumento.',
            en: 'It is the SHA-256 of the manifest of keys: compare it with the one your own tool shows before sealing.',
          }),
        ]),
  ];
}

function keysTable(keys: readonly KeyText[]): Block {
  return table(
    {
      it: 'A quale chiave si sigilla ciascuna busta (formato age)',
      en: 'To which key each envelope is sealed (age format)',
    },
    [
      column({ it: 'Busta', en: 'Envelope' }),
      column({ it: 'Lotto', en: 'Lot' }),
      column({ it: 'Chiave pubblica', en: 'Public key' }, 1),
    ],
    keys.map(({ kind, lot, recipient }) => [
      capitalised(envelopeText[kind]),
      lot === null ? { it: 'tutti', en: 'all' } : lotNumberText(lot),
      recipient,
    ]),
  );
}

function appealBlocks({ rup }: Call): Block[] {
  return [
    heading({ it: 'Informazioni e ricorsi', en: 'Information and appeals' }),
    paragraph({
      it:
        `Responsabile unico del progetto: ${rup ?? 'indicato nella pagina della procedura'} (art. 15). Gli effetti giuridici ` +
        `decorrono dalla pubblicazione nella Banca dati nazionale dei contratti pubblici (art. 27). Il bando, se lesivo, si ` +
        `impugna davanti al Tribunale amministrativo regionale competente nel termine dell'art. 120, comma 2, c.p.a.`,
      en:
        `Project officer (RUP): ${rup ?? 'named on the page of the procedure'} (art. 15). Legal effects run from the ` +
        `publication in the national database of public contracts (art. 27). Whoever the notice harms may challenge it before ` +
        `the competent regional administrative court within the term of art. 120(2) of the code of administrative procedure.`,
    }),
  ];
}
