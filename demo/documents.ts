import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { IssuedKind } from '../domain/documents/document-kinds.js';
import { documentsOf } from '../domain/documents/documents-of.js';
import type { RecordedEvent } from '../domain/tender/events.js';
import { evolve } from '../domain/tender/evolve.js';
import type { Tender } from '../domain/tender/tender.js';
import type { ApiClient } from './client/api-client.js';
import { pollUntil, retryPatiently } from './client/retry.js';
import type { Rehearsal } from './rehearsal.js';

/** A PDF of the tender, kept on the disk. */
export interface DocumentRow {
  readonly kind: string;
  readonly lang: string;
  readonly path: string;
  readonly sha256: string;
}

const documentSchema = z.object({
  id: z.string(),
  kind: z.string(),
  version: z.int(),
  lot: z.string().nullable(),
  files: z.array(
    z.object({
      name: z.string(),
      language: z.string().nullable(),
      mediaType: z.string(),
      sha256: z.string(),
      path: z.string(),
    }),
  ),
});
type Document = z.output<typeof documentSchema>;
type File = Document['files'][number];

/** Where there may be nothing to say: no new answer, or a bidder who is not to be told. */
const mayBeEmpty: readonly IssuedKind[] = ['answers', 'awardCommunication', 'exclusionCommunication'];

/**
 * Waits until every event has its documents, and keeps their files under `documents/`, each compared with its digest.
 * The RUP may read them all. @returns the PDFs, and the paths of the XML files.
 */
export async function keepDocuments(
  rehearsal: Rehearsal,
  events: readonly RecordedEvent[],
): Promise<{ documents: DocumentRow[]; xmlFiles: string[] }> {
  const documents: DocumentRow[] = [];
  const xmlFiles: string[] = [];
  for (const document of await waitForDocuments(rehearsal, events)) {
    for (const file of document.files) {
      const path = await keepFile(rehearsal, document, file);
      const { kind } = document;
      const { mediaType, language: lang, sha256 } = file;
      if (mediaType === 'application/xml') xmlFiles.push(path);
      if (mediaType === 'application/pdf' && lang) documents.push({ kind, lang, path, sha256 });
    }
  }
  const receipt = await keepReceipt(rehearsal);
  return {
    documents: [...documents, ...receipt.documents],
    xmlFiles: [...xmlFiles, ...receipt.xmlFiles],
  };
}

const receiptFiles = [
  { name: 'it.pdf', lang: 'it' },
  { name: 'en.pdf', lang: 'en' },
  { name: 'data.xml', lang: null },
] as const;

/** The first receipt of the first bidder, which only its own people read; nothing where nobody bid. */
async function keepReceipt(rehearsal: Rehearsal): Promise<{ documents: DocumentRow[]; xmlFiles: string[] }> {
  const [first] = rehearsal.bidOf.keys();
  const kept: { documents: DocumentRow[]; xmlFiles: string[] } = { documents: [], xmlFiles: [] };
  if (first === undefined) return kept;
  const { client } = rehearsal.getBidder(first);
  for (const { name, lang } of receiptFiles) {
    const content = await readFile(client, `${rehearsal.path}/bids/mine/revisions/1/receipt/${name}`);
    const path = writeInto(rehearsal, `bidReceipt-${first}`, name, content);
    if (lang) kept.documents.push({ kind: 'bidReceipt', lang, path, sha256: digestOf(content) });
    else kept.xmlFiles.push(path);
  }
  return kept;
}

async function waitForDocuments(
  { cast, path }: Rehearsal,
  events: readonly RecordedEvent[],
): Promise<Document[]> {
  const expected = expectedOf(events);
  return pollUntil('the documents', async () => {
    const issued = await cast.rup.client.getAll(`${path}/documents`, documentSchema);
    const there = new Set(issued.map(({ kind, version, lot }) => `${version} ${kind} ${lot ?? ''}`));
    return expected.every((name) => there.has(name)) ? issued : undefined;
  });
}

/** What the events make, but for what may say nothing. */
function expectedOf(events: readonly RecordedEvent[]): string[] {
  let state: Tender | null = null;
  return events.flatMap((event) => {
    state = evolve(state, event);
    return documentsOf(event, state)
      .filter(({ document }) => !mayBeEmpty.includes(document))
      .map(({ document, version, lot }) => `${version} ${document} ${lot ?? ''}`);
  });
}

async function keepFile(rehearsal: Rehearsal, document: Document, file: File): Promise<string> {
  const content = await readFile(rehearsal.cast.rup.client, file.path);
  if (digestOf(content) !== file.sha256)
    throw new Error(`${file.path} is not the file that its digest names`);
  return writeInto(rehearsal, folderOf(document), file.name, content);
}

function readFile(client: ApiClient, path: string): Promise<Buffer> {
  return retryPatiently(async () => {
    const response = await client.raw('GET', path);
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return Buffer.from(await response.arrayBuffer());
  });
}

function digestOf(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

function writeInto({ folder }: Rehearsal, document: string, name: string, content: Buffer): string {
  const own = join(folder, 'documents', document);
  mkdirSync(own, { recursive: true });
  const path = join(own, name);
  writeFileSync(path, content);
  return path;
}

/** `012-openingMinutes-LOT-0001-3fa8`: in the order of the events, told apart by the start of the document's id. */
function folderOf({ id, kind, version, lot }: Document): string {
  const parts = [String(version).padStart(3, '0'), kind, ...(lot ? [lot] : []), id.slice(0, 4)];
  return parts.join('-');
}
