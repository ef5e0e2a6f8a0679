import { HeldBytes } from '../file-bytes.js';
import type { Finding, Inspecting } from '../finding.js';
import { decodeText } from '../markup/decode-text.js';
import { Refused } from '../refused.js';
import { findSignature, isContainer } from '../signatures.js';
import type { ZipPart } from './zip-part.js';

const types: Readonly<Record<string, string>> = {
  text: 'odt',
  spreadsheet: 'ods',
  presentation: 'odp',
  graphics: 'odg',
};

/** By the archive's `mimetype` (OpenDocument 1.3 part 2 §3.3); undefined for what is none. */
export function openDocumentFinding(mediaType: string): Finding | undefined {
  const kind = /^application\/vnd\.oasis\.opendocument\.(text|spreadsheet|presentation|graphics)$/.exec(
    mediaType,
  )?.[1];
  return kind === undefined ? undefined : { type: types[kind] as string, mediaType, pdfa: null };
}

/** No macros, no scripts, no events that call one, nothing encrypted. */
export async function inspectOpenDocumentPart(
  { name, content }: ZipPart,
  inspecting: Inspecting,
): Promise<void> {
  if (/(^|\/)(basic|scripts)\//i.test(name)) throw new Refused('fileActiveContent', 'macros');
  if (/\.xml$/i.test(name)) assertPassive(decodeText(content) ?? '');
  if (/^meta-inf\/manifest\.xml$/i.test(name) && /encryption-data/i.test(content.toString('latin1')))
    throw new Refused('fileEncrypted', 'encryptedEntry');
  const signature = findSignature(content);
  if (signature?.type === 'ole') throw new Refused('fileActiveContent', 'oleObject');
  if (signature && (signature.refused === 'fileExecutable' || isContainer(signature)))
    await inspecting.inside(name, new HeldBytes(content));
}

function assertPassive(text: string): void {
  if (/<[\w.-]+:event-listener\b|<[\w.-]+:script\b/i.test(text))
    throw new Refused('fileActiveContent', 'events');
  if (/(vnd\.sun\.star\.script|macro):/i.test(text)) throw new Refused('fileActiveContent', 'macros');
  if (/<[\w.-]+:dde-source\b/i.test(text)) throw new Refused('fileActiveContent', 'dde');
}
