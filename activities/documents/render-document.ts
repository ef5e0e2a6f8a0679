import { readFileSync } from 'node:fs';
import { canonicalJson } from '../../domain/ledger/canonical-json.js';
import { sha256Hex } from '../../domain/ledger/sha256.js';
import { composeDocument } from '../../templates/documents/compose-document.js';
import type {
  DocumentAttachment,
  DocumentLogo,
  DocumentRequest,
} from '../../templates/documents/document-data.js';
import { finishPdf } from './finish-pdf.js';
import { Typesetter } from './typesetter.js';

const defaultLogo: DocumentLogo = {
  mediaType: 'image/svg+xml',
  bytes: readFileSync(new URL('../../templates/documents/default-logo.svg', import.meta.url)),
};

const descriptions = {
  it: 'I dati del documento, per elaboratori',
  en: 'The data of the document, for machines',
};

let typesetter: Typesetter | undefined;

/**
 * The PDF of one document: PDF/A-3a and PDF/UA-1 at once, its data attached. The same request gives the same bytes. For
 * data of ours alone, never for a file that somebody uploaded. Throws where the template cannot set the data.
 */
export function renderDocument(request: DocumentRequest): Uint8Array {
  const attachment = request.attachment ?? dataFileOf(request);
  typesetter ??= new Typesetter();
  const typeset = typesetter.typeset({
    document: composeDocument(request, sha256Hex(attachment.bytes)),
    attachment: { ...attachment, description: descriptions[request.lang] },
    logo: request.logo ?? defaultLogo,
    madeAt: new Date(request.data.madeAt),
  });
  return finishPdf(typeset);
}

/** The data of a document as a file: what is attached where no format of its own exists. */
export function dataFileOf({ kind, data }: Pick<DocumentRequest, 'kind' | 'data'>): DocumentAttachment {
  return {
    name: `${kind}.json`,
    mediaType: 'application/json',
    bytes: new TextEncoder().encode(canonicalJson(data)),
  };
}
