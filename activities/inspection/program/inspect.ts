import type { FileVerdict } from '../../../domain/inspection/verdict.js';
import { Budget } from './budget.js';
import { inspectCms, looksLikeCms, unwrapBase64 } from './cms.js';
import { HeldBytes, type FileBytes } from './file-bytes.js';
import type { Finding, Inspecting } from './finding.js';
import { decodeText } from './markup/decode-text.js';
import { inspectHtml, inspectXml, looksLikeHtml } from './markup/inspect-markup.js';
import { inspectPdf } from './pdf/inspect-pdf.js';
import { Refused } from './refused.js';
import {
  findSignature,
  offsetTypes,
  signatureBytes,
  wanderingArchives,
  type Signature,
} from './signatures.js';
import { endsAsZip } from './zip/zip-directory.js';
import { inspectZip } from './zip/inspect-zip.js';

/** Files in files in files: a signed archive of Office documents with a sheet inside is four deep. */
const maxDepth = 5;
/** Where a viewer of PDF still looks for the header, and a browser for the first tag. */
const sniffedBytes = 1024;
const wanderingBytes = 1024 ** 2;
const maxTextBytes = 64 * 1024 ** 2;
const unknown = { type: 'unknown', mediaType: 'application/octet-stream' };

/** Looks at a file. What is wrong with it is the verdict; only a fault of ours is thrown. */
export async function inspect(open: () => FileBytes): Promise<FileVerdict> {
  let recognised: Pick<Finding, 'type' | 'mediaType'> = unknown;
  try {
    const bytes = open();
    if (bytes.size === 0) throw new Refused('fileMalformed', 'empty');
    const budget = new Budget(bytes.size);
    const finding = await inspectFile(
      bytes,
      budget,
      0,
      (type, mediaType) => (recognised = { type, mediaType }),
    );
    return { ...finding, refused: null, reasons: [] };
  } catch (error) {
    const { code, reason } = toRefused(error);
    return { ...recognised, pdfa: null, refused: code, reasons: [reason] };
  }
}

function toRefused(error: unknown): Refused {
  if (error instanceof Refused) return error;
  if (!(error instanceof RangeError)) throw error;
  // A place outside the file: what says where things lie is wrong. Else no more memory is given, or the stack is full.
  const isOutside = /^ERR_(OUT_OF_RANGE|BUFFER_OUT_OF_BOUNDS)$/.test(
    String((error as { code?: unknown }).code),
  );
  return isOutside ? new Refused('fileMalformed', 'structure') : new Refused('fileTooComplex', 'memory');
}

async function inspectFile(
  bytes: FileBytes,
  budget: Budget,
  depth: number,
  is: Inspecting['is'] = () => undefined,
): Promise<Finding> {
  if (depth > maxDepth) throw new Refused('fileArchiveUnsafe', 'nesting');
  const inspecting: Inspecting = {
    ...{ budget, is },
    inside: async (name, inner) => {
      try {
        return await inspectFile(inner, budget, depth + 1);
      } catch (error) {
        throw toRefused(error).inside(name);
      }
    },
  };
  const head = bytes.read(0, signatureBytes);
  const signature = findSignature(head);
  if (signature) is(signature.type, signature.mediaType);
  // What is signed lies as it is in the message, and is looked at for itself.
  else if (looksLikeCms(head)) return inspectCms(bytes, inspecting);
  assertOneType(bytes, signature?.type);
  return signature ? inspectKnown(bytes, signature, inspecting) : inspectText(bytes, inspecting);
}

async function inspectKnown(
  bytes: FileBytes,
  { type, mediaType, refused }: Signature,
  inspecting: Inspecting,
): Promise<Finding> {
  if (type === 'ole' && bytes.read(0, wanderingBytes).includes(Buffer.from('EncryptedPackage', 'utf16le')))
    throw new Refused('fileEncrypted', 'EncryptedPackage');
  if (refused) throw new Refused(refused, type);
  if (type === 'pdf') return inspectPdf(bytes, inspecting);
  if (type === 'zip') return inspectZip(bytes, inspecting);
  return { type, mediaType, pdfa: null };
}

/** Two types at once: what one program takes for a picture, another opens as an archive or a page. */
function assertOneType(bytes: FileBytes, type: string | undefined): void {
  const head = bytes.read(0, wanderingBytes);
  const isAt = ({ at, bytes: mark }: Signature): boolean => head.subarray(at, at + mark.length).equals(mark);
  const hidden = offsetTypes.find((other) => other.type !== type && isAt(other));
  if (hidden) throw new Refused('filePolyglot', hidden.type);
  // The files of an archive lie in it as they are, and are looked at for themselves.
  if (type === 'zip') return;
  if (endsAsZip(bytes)) throw new Refused('filePolyglot', 'zip');
  const first = head.subarray(0, sniffedBytes);
  if (type !== 'pdf' && first.includes('%PDF-')) throw new Refused('filePolyglot', 'pdf');
  if (type !== undefined && /<(script|html|!doctype\s+html|iframe)[\s>]/i.test(first.toString('latin1')))
    throw new Refused('filePolyglot', 'html');
  const archive = wanderingArchives.find((other) => other.type !== type && head.includes(other.bytes));
  if (archive) throw new Refused('filePolyglot', archive.type);
}

async function inspectText(bytes: FileBytes, inspecting: Inspecting): Promise<Finding> {
  const isTooLong = bytes.size > maxTextBytes;
  const text = decodeText(bytes.read(0, isTooLong ? 4096 : bytes.size));
  if (text === undefined) throw new Refused('fileTypeNotAccepted', 'unknown');
  if (isTooLong) throw new Refused('fileTooComplex', 'tooLarge');
  inspecting.is('text', 'text/plain');
  const signed = unwrapBase64(text);
  if (signed) return inspectCms(new HeldBytes(signed), inspecting);
  if (/^\s*\[InternetShortcut\]/i.test(text)) throw new Refused('fileActiveContent', 'shortcut');
  if (looksLikeHtml(text)) return inspectHtml(text, inspecting.is);
  if (xmlStart.test(text)) return inspectXml(text, inspecting.is);
  return { ...(isJson(text) ? { type: 'json', mediaType: 'application/json' } : plainText), pdfa: null };
}

/** A declaration, or a first tag. */
const xmlStart = /^\s*<(\?xml[\s?]|!--|!doctype\s|[a-z_][\w.:-]*[\s/>])/i;
const plainText = { type: 'text', mediaType: 'text/plain' };

function isJson(text: string): boolean {
  if (!/^\s*[[{]/.test(text) || text.length > 8 * 1024 ** 2) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
