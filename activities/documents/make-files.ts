import type { DocumentKind, DocumentLanguage } from '../../domain/documents/document-kinds.js';
import { documentLanguages } from '../../domain/documents/document-kinds.js';
import { sha256Hex } from '../../domain/ledger/sha256.js';
import type { LocalisedText } from '../../domain/types.js';
import { composeDocument } from '../../templates/documents/compose-document.js';
import type {
  DocumentAttachment,
  DocumentData,
  DocumentRequest,
} from '../../templates/documents/document-data.js';
import { toHtmlPage } from '../../templates/documents/html-page.js';
import type { Signature } from './pades-signer.js';
import { dataFileOf } from './render-document.js';

/** A file of a document before it is kept. */
export interface MadeFile {
  readonly name: string;
  readonly language: DocumentLanguage | null;
  readonly mediaType: string;
  readonly content: Uint8Array;
}

export interface MadeDocument {
  readonly title: LocalisedText;
  readonly files: readonly MadeFile[];
}

/** Typesets a document, and signs it where a signature is asked for. The same input gives the same bytes. */
export interface Printer {
  print(request: DocumentRequest, signature: Signature | null): Promise<Uint8Array>;
}

export interface ToMake {
  readonly kind: DocumentKind;
  readonly data: DocumentData[DocumentKind];
  readonly simulation: boolean;
  /** Who signed the act that the document is; null for what is no act. */
  readonly signature: Omit<Signature, 'reason'> | null;
  /** Where UBL has a document for the kind: what is attached instead of the data. */
  readonly xml: DocumentAttachment | null;
}

/** Every file of a document: data, then page and PDF in each language. Pure but for the printer. */
export async function makeFiles(printer: Printer, toMake: ToMake): Promise<MadeDocument> {
  const { kind, data, simulation, signature, xml } = toMake;
  const json = dataFileOf({ kind, data });
  const attachment = xml ?? json;
  const titles: Partial<Record<DocumentLanguage, string>> = {};
  const files = [dataFile('data.json', json), ...(xml ? [dataFile('data.xml', xml)] : [])];
  for (const lang of documentLanguages) {
    const request = { kind, lang, data, simulation, attachment } as DocumentRequest;
    const framed = composeDocument(request, sha256Hex(attachment.bytes));
    titles[lang] = framed.heading;
    // Acts bear a signature in their authentic text, the Italian one; a courtesy translation is nobody's act.
    const signed = lang === 'it' && signature ? { ...signature, reason: framed.title } : null;
    const pdf = await printer.print(request, signed);
    files.push(
      languageFile(lang, 'html', 'text/html; charset=utf-8', new TextEncoder().encode(toHtmlPage(framed))),
      languageFile(lang, 'pdf', 'application/pdf', pdf),
    );
  }
  return { title: titles as LocalisedText, files };
}

function dataFile(name: string, { mediaType, bytes }: DocumentAttachment): MadeFile {
  return { name, language: null, mediaType, content: bytes };
}

function languageFile(
  language: DocumentLanguage,
  suffix: string,
  mediaType: string,
  content: Uint8Array,
): MadeFile {
  return { name: `${language}.${suffix}`, language, mediaType, content };
}
