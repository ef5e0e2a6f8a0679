import type { LocalisedText } from '../../domain/types.js';
import type { DocumentLanguage } from './document-data.js';
import type { LotText } from '../communications/communication-data.js';
import type { DocumentFrame, LotFacts } from './document-parts.js';
import { facts, inLanguage } from './document-model.js';
import type { Block, ComposedDocument, Text } from './document-model.js';
import { amount, joined, lotText, procedureText } from './words.js';

/** What the layout needs beside the document's own blocks, in one language. */
export interface FramedDocument extends ComposedDocument<string> {
  readonly lang: DocumentLanguage;
  /** For the list of documents of a reader: heading and subject. */
  readonly title: string;
  readonly subtitle: string;
  readonly authority: { readonly name: string; readonly lines: readonly string[] };
  readonly simulation: { readonly banner: string; readonly sentence: string } | null;
  /** That a translation is a courtesy; empty in Italian. */
  readonly note: string;
  readonly footer: {
    readonly code: string;
    readonly digest: string;
    readonly page: string;
    readonly of: string;
  };
}

export interface Framing {
  readonly lang: DocumentLanguage;
  readonly simulation: boolean;
  /** SHA-256 of the attached data. */
  readonly dataSha256: string;
}

const simulationTexts: { readonly banner: LocalisedText; readonly sentence: LocalisedText } = {
  banner: { it: 'SIMULAZIONE', en: 'SIMULATION' },
  sentence: {
    it: 'Questo documento è parte di una simulazione e non ha alcun effetto giuridico.',
    en: 'This document is part of a simulation and has no legal effect.',
  },
};

const translationNote: LocalisedText = {
  it: '',
  en: 'Courtesy translation: the Italian text is authentic. Articles without another source are those of legislative decree 36/2023. Words of officers and bidders stand as they were written.',
};

/** Puts a composed document between letterhead and footer, in one language. */
export function frame(document: ComposedDocument, data: DocumentFrame, framing: Framing): FramedDocument {
  const { lang, simulation, dataSha256 } = framing;
  const { authority, tender } = data;
  const composed = inLanguage({ ...document, blocks: [subject(data), ...document.blocks] }, lang);
  const procedure = procedureText[tender.procedure][lang];
  return {
    ...composed,
    lang,
    title: `${composed.heading} – ${tender.title[lang]}`,
    subtitle: `${procedure} – ${tender.title[lang]}`,
    authority: { name: authority.name, lines: letterheadLines(data, lang) },
    simulation: simulation
      ? { banner: simulationTexts.banner[lang], sentence: simulationTexts.sentence[lang] }
      : null,
    note: translationNote[lang],
    footer: {
      code: codeLine(data, lang),
      digest: `${{ it: 'SHA-256 dei dati allegati', en: 'SHA-256 of the attached data' }[lang]}: ${dataSha256}`,
      page: { it: 'Pagina', en: 'Page' }[lang],
      of: { it: 'di', en: 'of' }[lang],
    },
  };
}

function letterheadLines({ authority }: DocumentFrame, lang: DocumentLanguage): string[] {
  const { address, taxCode, digitalAddress } = authority;
  const codes = [
    taxCode === null ? null : `${{ it: 'Codice fiscale', en: 'Tax code' }[lang]} ${taxCode}`,
    digitalAddress === null ? null : `PEC ${digitalAddress}`,
  ].filter((line) => line !== null);
  return [address ?? '', codes.join(' – ')].filter((line) => line !== '');
}

/** More lots than these are not listed at the head: the document lists those that it speaks of. */
const maxLotsAtHead = 6;

/** Lots, codes and officer: the same at the head of every document; one about a single lot names that one, with its money. */
function subject(data: DocumentFrame & { readonly lot?: LotText | LotFacts | null }): Block {
  const { tender, rup, lot } = data;
  return facts([
    ...(lot ? lotRows(lot) : [lotsRow(tender.lots)]),
    ['CUP', tender.cup],
    ['CUI', tender.cui],
    ['RUP', rup],
  ]);
}

function lotsRow(lots: readonly LotText[]): [Text, Text] {
  const label = lots.length === 1 ? { it: 'Lotto', en: 'Lot' } : { it: 'Lotti', en: 'Lots' };
  if (lots.length > maxLotsAtHead) return [label, String(lots.length)];
  return [label, joined(lots.map(lotText), '\n')];
}

function lotRows(lot: LotText | LotFacts): [Text, Text][] {
  const named: [Text, Text] = [{ it: 'Lotto', en: 'Lot' }, lotText(lot)];
  if (!('baseCents' in lot)) return [named];
  const safety = amount(lot.safetyCents);
  return [
    named,
    [{ it: 'Base di gara', en: 'Base' }, amount(lot.baseCents)],
    [
      { it: 'Oneri di sicurezza', en: 'Safety costs' },
      { it: `${safety.it}, non soggetti a ribasso`, en: `${safety.en}, not subject to discount` },
    ],
  ];
}

function codeLine({ tender }: DocumentFrame, lang: DocumentLanguage): string {
  const cigs = tender.lots.map(({ cig }) => cig);
  const shown = cigs.length > 4 ? [...cigs.slice(0, 4), '…'] : cigs;
  const label = { it: 'Procedura', en: 'Procedure' }[lang];
  return [`${label} ${tender.id}`, cigs.length > 0 ? `CIG ${shown.join(', ')}` : '']
    .filter((part) => part !== '')
    .join(' – ');
}
