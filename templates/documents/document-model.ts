import type { LocalisedText } from '../../domain/types.js';
import type { DocumentData, DocumentKind } from './document-data.js';

/** Words of ours in both languages, or words that are the same in both: a name, a number, what a person wrote. */
export type Text = string | LocalisedText;

export interface Column<T> {
  readonly title: T;
  /** `auto` takes what its content needs, a number its share of what is left. */
  readonly width: 'auto' | number;
  readonly align: 'left' | 'right';
}

/** A part of a document. `T` is `Text` as composed, `string` once a language is chosen. */
export type Block<T = Text> =
  | { readonly is: 'heading' | 'subheading' | 'paragraph' | 'addressee'; readonly text: T }
  /** A person's own words, left as they are. */
  | { readonly is: 'quote'; readonly text: T }
  | { readonly is: 'list'; readonly ordered: boolean; readonly items: readonly T[] }
  | { readonly is: 'facts'; readonly rows: readonly (readonly [label: T, value: T])[] }
  | {
      readonly is: 'table';
      readonly caption: T;
      readonly columns: readonly Column<T>[];
      readonly rows: readonly (readonly T[])[];
    }
  | {
      readonly is: 'signature';
      readonly place: T;
      readonly role: T;
      readonly name: T;
      readonly how: T;
    };

/** What one kind of document says; letterhead, subject, footer and marks are the same for all. */
export interface ComposedDocument<T = Text> {
  readonly heading: T;
  /** Number and date in the authority's register, or empty. */
  readonly register: T;
  readonly blocks: readonly Block<T>[];
}

/** Words of one kind from its data. Pure: every date and name comes in the data. */
export type ComposeDocument<K extends DocumentKind> = (data: DocumentData[K]) => ComposedDocument;

export const heading = (text: Text): Block => ({ is: 'heading', text });
export const subheading = (text: Text): Block => ({ is: 'subheading', text });
export const paragraph = (text: Text): Block => ({ is: 'paragraph', text });
export const quote = (text: string): Block => ({ is: 'quote', text });
export const bullets = (items: readonly Text[]): Block => ({ is: 'list', ordered: false, items });
export const numbered = (items: readonly Text[]): Block => ({ is: 'list', ordered: true, items });

/** Pairs of label and value; a null value leaves its row out. */
export function facts(rows: readonly (readonly [label: Text, value: Text | null])[]): Block {
  return { is: 'facts', rows: rows.filter((row): row is readonly [Text, Text] => row[1] !== null) };
}

export const column = (
  title: Text,
  width: 'auto' | number = 'auto',
  align: 'left' | 'right' = 'left',
): Column<Text> => ({
  title,
  width,
  align,
});

export function table(
  caption: Text,
  columns: readonly Column<Text>[],
  rows: readonly (readonly Text[])[],
): Block {
  return { is: 'table', caption, columns, rows };
}

/** The document in one language. */
export function inLanguage(document: ComposedDocument, lang: keyof LocalisedText): ComposedDocument<string> {
  const say = (text: Text): string => (typeof text === 'string' ? text : withApostrophes(text[lang]));
  return {
    heading: say(document.heading),
    register: say(document.register),
    blocks: document.blocks.map((block) => blockIn(block, say)),
  };
}

/** Our own words have the apostrophe of print. */
function withApostrophes(text: string): string {
  return text.replace(/(?<=\p{L})'/gu, '’');
}

function blockIn(block: Block, say: (text: Text) => string): Block<string> {
  switch (block.is) {
    case 'heading':
    case 'subheading':
    case 'paragraph':
    case 'addressee':
    case 'quote':
      return { is: block.is, text: say(block.text) };
    case 'list':
      return { ...block, items: block.items.map(say) };
    case 'facts':
      return { ...block, rows: block.rows.map(([label, value]) => [say(label), say(value)] as const) };
    case 'table':
      return {
        is: 'table',
        caption: say(block.caption),
        columns: block.columns.map((one) => ({ ...one, title: say(one.title) })),
        rows: block.rows.map((row) => row.map(say)),
      };
    case 'signature':
      return {
        is: 'signature',
        place: say(block.place),
        role: say(block.role),
        name: say(block.name),
        how: say(block.how),
      };
  }
}
