import { HeldBytes, type FileBytes } from '../file-bytes.js';
import type { Finding, Inspecting } from '../finding.js';
import { Refused } from '../refused.js';
import { inspectOfficePart, officeFinding } from './office.js';
import { inspectOpenDocumentPart, openDocumentFinding } from './open-document.js';
import { readEntry } from './read-entry.js';
import type { ZipPart } from './zip-part.js';
import { readDirectory, type ZipEntry } from './zip-directory.js';

const mimetypeName = 'mimetype';
const contentTypesName = '[Content_Types].xml';

/**
 * Looks at a zip archive and at what it is made to be: an Office document, an OpenDocument, a signed container (ASiC), or
 * files. Every entry is read, so that sizes that lie and what is behind them are known.
 */
export async function inspectZip(bytes: FileBytes, inspecting: Inspecting): Promise<Finding> {
  const entries = readDirectory(bytes, (count) => inspecting.budget.enter(count));
  const read = (entry: ZipEntry): Promise<Buffer> => readEntry(bytes, entry, inspecting.budget);
  const files = entries.filter(({ isFolder }) => !isFolder);
  for (const { bytes: size } of entries.filter(({ isFolder }) => isFolder))
    if (size > 0) throw new Refused('fileArchiveUnsafe', 'folderWithData');
  assertNoOtherHeader(bytes, files);
  const { finding, inspectPart } = await recognise(files, read);
  inspecting.is(finding.type, finding.mediaType);
  for (const entry of files) await inspectPart({ name: entry.name, content: await read(entry) }, inspecting);
  return finding;
}

/** A viewer of PDF looks for its header further in: only a PDF that is itself a file of the archive may stand there. */
function assertNoOtherHeader(bytes: FileBytes, files: readonly ZipEntry[]): void {
  const at = bytes.read(0, 1024).indexOf('%PDF-');
  const isFile = files.some(({ from, method }) => from === at && method === 'stored');
  if (at >= 0 && !isFile) throw new Refused('filePolyglot', 'pdf');
}

type PartInspection = (part: ZipPart, inspecting: Inspecting) => Promise<void>;

async function recognise(
  files: readonly ZipEntry[],
  read: (entry: ZipEntry) => Promise<Buffer>,
): Promise<{ finding: Finding; inspectPart: PartInspection }> {
  const find = (name: string): ZipEntry | undefined => files.find((file) => file.name === name);
  const contentTypes = find(contentTypesName);
  if (contentTypes)
    return { finding: officeFinding(await read(contentTypes)), inspectPart: inspectOfficePart };
  const mimetype = find(mimetypeName);
  const declared = mimetype && mimetype.bytes < 200 ? (await read(mimetype)).toString('latin1').trim() : '';
  const openDocument = openDocumentFinding(declared);
  if (openDocument) return { finding: openDocument, inspectPart: inspectOpenDocumentPart };
  const signed = /^application\/vnd\.etsi\.asic-([es])\+zip$/.exec(declared);
  if (signed) return { finding: toFinding(`asic${signed[1]}`, declared), inspectPart: inspectFile };
  return { finding: toFinding('zip', 'application/zip'), inspectPart: inspectFile };
}

function toFinding(type: string, mediaType: string): Finding {
  return { type, mediaType, pdfa: null };
}

async function inspectFile({ name, content }: ZipPart, { inside }: Inspecting): Promise<void> {
  await inside(name, new HeldBytes(content));
}
