import type { ReceiptAction, ReceiptEnvelope } from '../../../domain/ledger/receipt-claims.js';
import type { LocalisedText } from '../../../domain/types.js';
import { exactInstantText } from '../../rome-text.js';
import type { DocumentData } from '../document-data.js';
import { column, facts, heading, paragraph, table } from '../document-model.js';
import type { Block, ComposeDocument } from '../document-model.js';
import { capitalised, envelopeText, joined, lotNumberText, momentText, sizeText } from '../words.js';

const titles: Readonly<Record<ReceiptAction, LocalisedText>> = {
  commit: { it: 'Ricevuta di offerta', en: 'Receipt of a tender' },
  replace: { it: 'Ricevuta di offerta sostituita', en: 'Receipt of a replaced tender' },
  withdraw: { it: 'Ricevuta di ritiro dell’offerta', en: 'Receipt of a withdrawn tender' },
  rectify: { it: 'Ricevuta di rettifica dell’offerta', en: 'Receipt of a rectification' },
};

const said: Readonly<Record<ReceiptAction, LocalisedText>> = {
  commit: {
    it: 'La piattaforma attesta di avere ricevuto l’offerta descritta sotto, integra e prima della scadenza.',
    en: 'The platform certifies that it received the tender described below, whole and before the deadline.',
  },
  replace: {
    it: 'La piattaforma attesta di avere ricevuto, integra e prima della scadenza, l’offerta descritta sotto, che sostituisce la precedente.',
    en: 'The platform certifies that it received, whole and before the deadline, the tender described below, which replaces the one before.',
  },
  withdraw: {
    it: 'La piattaforma attesta che l’offerta è stata ritirata prima della scadenza: le sue buste non saranno aperte.',
    en: 'The platform certifies that the tender was withdrawn before the deadline: its envelopes will not be opened.',
  },
  rectify: {
    it: 'La piattaforma attesta di avere ricevuto, integra e prima dell’apertura della busta che corregge, la rettifica sigillata descritta sotto (art. 101, comma 4, d.lgs. 36/2023).',
    en: 'The platform certifies that it received, whole and before the opening of the envelope that it corrects, the sealed rectification described below (art. 101(4) of legislative decree 36/2023).',
  },
};

/** What a bidder keeps on paper beside the signed receipt, which is the proof. */
export const bidReceipt: ComposeDocument<'bidReceipt'> = (data) => ({
  heading: titles[data.claims.action],
  register: '',
  blocks: [
    paragraph(said[data.claims.action]),
    receivedFacts(data),
    ...(data.claims.envelopes.length === 0 ? [] : envelopeBlocks(data.claims.envelopes)),
    ...proofBlocks(data),
  ],
});

function receivedFacts({ supplier, claims }: DocumentData['bidReceipt']): Block {
  return facts([
    [{ it: 'Operatore economico', en: 'Economic operator' }, supplier],
    [{ it: 'Offerta', en: 'Tender' }, claims.bid],
    [{ it: 'Revisione', en: 'Revision' }, String(claims.revision)],
    [
      { it: 'Ricevuta', en: 'Received' },
      joined([exactInstantText(claims.receivedAt), { it: ' (ora italiana)', en: '' }]),
    ],
    [{ it: 'Istante in UTC', en: 'Instant in UTC' }, claims.receivedAt],
    [{ it: 'Scadenza delle offerte', en: 'Deadline for tenders' }, momentText(claims.deadline)],
  ]);
}

function envelopeBlocks(envelopes: readonly ReceiptEnvelope[]): Block[] {
  return [
    heading({ it: 'Buste ricevute', en: 'Envelopes received' }),
    table(
      {
        it: 'Buste sigillate, con l’impronta di ciascun file cifrato',
        en: 'Sealed envelopes, with the digest of each encrypted file',
      },
      [
        column({ it: 'Busta', en: 'Envelope' }),
        column({ it: 'Lotto', en: 'Lot' }),
        column({ it: 'Dimensione', en: 'Size' }, 'auto', 'right'),
        column('SHA-256', 1),
      ],
      envelopes.map(({ kind, lot, bytes, sha256 }) => [
        capitalised(envelopeText[kind]),
        lot === null ? { it: 'tutti', en: 'all' } : lotNumberText(lot),
        sizeText(bytes),
        sha256,
      ]),
    ),
  ];
}

function proofBlocks({ claims, receiptSha256 }: DocumentData['bidReceipt']): Block[] {
  return [
    heading({ it: 'Come si verifica', en: 'How to verify it' }),
    paragraph({
      it:
        `Fa fede la ricevuta firmata che si scarica dalla piattaforma insieme a questo documento. Con il comando «bando ` +
        `verify-receipt» chiunque ne controlla la firma e, dopo la scadenza, la presenza nel registro pubblico, senza ` +
        `dipendere dalla piattaforma (artt. 19 e 25).`,
      en:
        `The proof is the signed receipt, downloaded from the platform together with this document. With the command “bando ` +
        `verify-receipt” anyone checks its signature and, after the deadline, its presence in the public ledger, without ` +
        `relying on the platform (arts 19 and 25).`,
    }),
    facts([
      [{ it: 'Emessa da', en: 'Issued by' }, claims.iss],
      [{ it: 'Numero della ricevuta', en: 'Number of the receipt' }, claims.jti],
      [{ it: 'Impronta della ricevuta', en: 'Digest of the receipt' }, receiptSha256],
      [{ it: 'Foglia del registro', en: 'Leaf of the ledger' }, claims.leaf],
      [{ it: 'Ricevuta precedente', en: 'Receipt before' }, claims.previous],
    ]),
  ];
}
