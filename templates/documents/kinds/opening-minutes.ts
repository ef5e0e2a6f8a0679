import type { EnvelopeKind, LocalisedText } from '../../../domain/types.js';
import type { DocumentData } from '../document-data.js';
import { bullets, column, heading, paragraph, subheading, table } from '../document-model.js';
import type { Block, ComposeDocument, Text } from '../document-model.js';
import type { OpenedEnvelopeText } from '../document-parts.js';
import { refusalText } from '../refusal-words.js';
import {
  amount,
  capitalised,
  decimalText,
  joined,
  momentText,
  percentText,
  roleText,
  sizeText,
} from '../words.js';

type Minutes = DocumentData['openingMinutes'];

const titles: Readonly<Record<EnvelopeKind, LocalisedText>> = {
  administrative: {
    it: 'Verbale di apertura delle buste amministrative',
    en: 'Minutes of the opening of the administrative envelopes',
  },
  technical: {
    it: 'Verbale di apertura delle buste tecniche',
    en: 'Minutes of the opening of the technical envelopes',
  },
  economic: {
    it: 'Verbale di apertura delle buste economiche',
    en: 'Minutes of the opening of the economic envelopes',
  },
};

const bodies: Readonly<Record<EnvelopeKind, LocalisedText>> = {
  administrative: { it: 'il seggio di gara', en: 'the tender panel (seggio di gara)' },
  technical: { it: 'la commissione giudicatrice (art. 93)', en: 'the evaluation commission (art. 93)' },
  economic: { it: 'la commissione giudicatrice (art. 93)', en: 'the evaluation commission (art. 93)' },
};

const plural: Readonly<Record<EnvelopeKind, LocalisedText>> = {
  administrative: { it: 'buste amministrative', en: 'administrative envelopes' },
  technical: { it: 'buste tecniche', en: 'technical envelopes' },
  economic: { it: 'buste economiche', en: 'economic envelopes' },
};

/** What was opened, when, with whose keys, and what was found: written by the session itself. */
export const openingMinutes: ComposeDocument<'openingMinutes'> = (data) => ({
  heading: titles[data.envelope],
  register: '',
  blocks: [
    ...sessionBlocks(data),
    ...keyBlocks(data),
    ...technicalBlocks(data),
    ...outcomeBlocks(data),
    ...offerBlocks(data),
    ...contentBlocks(data),
    paragraph(closing(data)),
  ],
});

function sessionBlocks({ envelope, openedAt, present }: Minutes): Block[] {
  const opened = capitalised(momentText(openedAt));
  const body = bodies[envelope];
  return [
    paragraph({
      it: `${opened.it}, in seduta virtuale sulla piattaforma, ${body.it} apre le ${plural[envelope].it}. I concorrenti possono seguire la seduta (art. 25).`,
      en: `On ${opened.en}, in an online session on the platform, ${body.en} opens the ${plural[envelope].en}. Bidders may follow the session (art. 25).`,
    }),
    ...(present.length === 0
      ? []
      : [
          heading({ it: 'Presenti', en: 'Present' }),
          bullets(present.map(({ name, role }) => joined([`${name} – `, roleText[role]]))),
        ]),
  ];
}

function keyBlocks({ custodians, neededShares }: Minutes): Block[] {
  return [
    heading({ it: 'Apertura della chiave', en: 'Opening of the key' }),
    paragraph({
      it: `La chiave di queste buste è stata ricostruita con le quote di almeno ${neededShares} custodi, consegnate per questa sola chiave (artt. 19 e 25).`,
      en: `The key of these envelopes was rebuilt from the shares of at least ${neededShares} custodians, released for this key alone (arts 19 and 25).`,
    }),
    ...(custodians.length === 0
      ? []
      : [
          table(
            { it: 'Quote consegnate', en: 'Shares released' },
            [column({ it: 'Custode', en: 'Custodian' }, 1), column({ it: 'Consegna', en: 'Released' }, 1.4)],
            custodians.map(({ name, releasedAt }) => [
              name,
              releasedAt === null ? { it: 'non consegnata', en: 'not released' } : momentText(releasedAt),
            ]),
          ),
        ]),
  ];
}

/** Read out before any price is known. */
function technicalBlocks({ technicalScores }: Minutes): Block[] {
  if (technicalScores.length === 0) return [];
  return [
    heading({ it: 'Punteggi tecnici letti in seduta', en: 'Technical scores read out' }),
    table(
      { it: 'Prima di aprire qualunque busta economica', en: 'Before any economic envelope was opened' },
      [
        column({ it: 'Operatore economico', en: 'Economic operator' }, 1),
        column({ it: 'Punteggio tecnico', en: 'Technical score' }, 'auto', 'right'),
        column({ it: 'Esito', en: 'Outcome' }, 1),
      ],
      technicalScores.map(({ supplier, total, isBelowThreshold }) => [
        supplier,
        decimalText(total),
        isBelowThreshold
          ? {
              it: 'sotto la soglia: la busta economica resta sigillata',
              en: 'below the threshold: the economic envelope stays sealed',
            }
          : { it: 'ammessa all’apertura economica', en: 'goes on to the economic opening' },
      ]),
    ),
  ];
}

function outcomeBlocks({ envelopes }: Minutes): Block[] {
  return [
    heading({ it: 'Buste aperte', en: 'Envelopes opened' }),
    table(
      { it: `Buste: ${envelopes.length}`, en: `Envelopes: ${envelopes.length}` },
      [
        column({ it: 'Operatore economico', en: 'Economic operator' }, 1),
        column({ it: 'Ricevuta', en: 'Received' }, 1),
        column({ it: 'Esito della lettura', en: 'Outcome of the reading' }, 1),
      ],
      envelopes.map((envelope): Text[] => [
        envelope.supplier,
        envelope.receivedAt === null ? '–' : momentText(envelope.receivedAt),
        outcomeOf(envelope),
      ]),
    ),
  ];
}

function outcomeOf({ refused, files }: OpenedEnvelopeText): LocalisedText {
  if (refused === null)
    return files.length === 1
      ? { it: 'integra, 1 file', en: 'whole, 1 file' }
      : { it: `integra, ${files.length} file`, en: `whole, ${files.length} files` };
  const reason = refusalText(refused);
  return { it: `non leggibile: ${reason.it}`, en: `not readable: ${reason.en}` };
}

function offerBlocks({ envelopes }: Minutes): Block[] {
  const offers = envelopes.flatMap(({ supplier, offer }) => (offer === null ? [] : [{ supplier, offer }]));
  if (offers.length === 0) return [];
  return [
    heading({ it: 'Offerte economiche lette in seduta', en: 'Economic offers read out' }),
    table(
      {
        it: 'Valori offerti, al netto dell’IVA (art. 108, comma 9)',
        en: 'Values offered, net of VAT (art. 108(9))',
      },
      [
        column({ it: 'Operatore economico', en: 'Economic operator' }, 1),
        column({ it: 'Ribasso', en: 'Discount' }, 'auto', 'right'),
        column({ it: 'Prezzo', en: 'Price' }, 'auto', 'right'),
        column({ it: 'Manodopera', en: 'Labour' }, 'auto', 'right'),
        column({ it: 'Sicurezza', en: 'Safety' }, 'auto', 'right'),
      ],
      offers.map(({ supplier, offer }) => [
        supplier,
        percentText(offer.discountPercent),
        amount(offer.priceCents),
        amount(offer.labourCostCents),
        amount(offer.safetyCostCents),
      ]),
    ),
  ];
}

function contentBlocks({ envelopes }: Minutes): Block[] {
  const read = envelopes.filter(({ files }) => files.length > 0);
  if (read.length === 0) return [];
  return [
    heading({ it: 'Contenuto delle buste', en: 'Content of the envelopes' }),
    ...read.flatMap(({ supplier, sha256, files }) => [
      subheading(supplier),
      table(
        { it: `Busta con impronta SHA-256 ${sha256}`, en: `Envelope with SHA-256 digest ${sha256}` },
        [
          column({ it: 'File', en: 'File' }, 1),
          column({ it: 'Dimensione', en: 'Size' }, 'auto', 'right'),
          column('SHA-256', 1.4),
        ],
        files.map((file) => [file.name, sizeText(file.bytes), file.sha256]),
      ),
    ]),
  ];
}

function closing({ readAt }: Minutes): LocalisedText {
  const read = momentText(readAt);
  return {
    it: `La lettura si è conclusa ${read.it}. Verbale redatto durante la seduta; chi è presente lo sottoscrive digitalmente.`,
    en: `The reading ended on ${read.en}. Minutes written during the session; those present sign them digitally.`,
  };
}
