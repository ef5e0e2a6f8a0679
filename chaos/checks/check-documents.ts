import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { IssuedKind } from '../../domain/documents/document-kinds.js';
import { documentsOf } from '../../domain/documents/documents-of.js';
import { evolve } from '../../domain/tender/evolve.js';
import type { Tender } from '../../domain/tender/tender.js';
import { foldedOf, readEvents, type EventRow } from './check-record.js';
import { repeated, rows, tendersIn, type Evidence, type Fault } from './evidence.js';

interface FileRow {
  readonly document: string;
  readonly file: string;
  readonly kind: IssuedKind;
  readonly version: number;
  readonly lot: string | null;
  readonly bid: string | null;
  readonly sha256: string;
  readonly hasLeaf: boolean;
}

/** Where there may be nothing to say: no new answer, or a bidder who is not to be told. */
const mayBeEmpty: readonly IssuedKind[] = ['answers', 'awardCommunication', 'exclusionCommunication'];

/** Every document of every event was issued once, no other was, and each file is the one that its digest names. */
export async function checkDocuments(evidence: Evidence): Promise<Fault[]> {
  const { storageDir } = evidence;
  if (storageDir === undefined) return [];
  const faults: Fault[] = [];
  for (const tender of tendersIn(evidence.log)) {
    const files = await rows<FileRow>(evidence, filesText, [tender]);
    faults.push(...checkIssued(tender, await readEvents(evidence, tender), files));
    for (const file of files) faults.push(...(await checkFile(storageDir, tender, file)));
  }
  return faults;
}

const filesText = `
  SELECT document, file, kind, version, lot, bid, sha256,
    EXISTS (SELECT FROM ledger_leaves l WHERE l.id = d.leaf AND l.kind = 'document') AS "hasLeaf"
  FROM documents d WHERE tender = $1 ORDER BY version, document, file`;

function checkIssued(tender: string, events: readonly EventRow[], files: readonly FileRow[]): Fault[] {
  // Events that cannot be folded are a fault of the record, told there.
  if (!foldedOf(events)) return [];
  const expected = expectedOf(events);
  const named = new Map(files.map((file) => [file.document, nameOf(file)]));
  const issued = [...named.values()];
  const known = new Set(expected.map(({ name }) => name));
  const there = new Set(issued);
  return [
    ...expected
      .filter(({ name, isCertain }) => isCertain && !there.has(name))
      .map(({ name }) => `tender ${tender}: the document ${name} is not there`),
    ...issued.filter((name) => !known.has(name)).map((name) => `tender ${tender}: nothing caused ${name}`),
    ...repeated(issued).map((name) => `tender ${tender}: the document ${name} is there twice`),
  ];
}

function expectedOf(events: readonly EventRow[]): { name: string; isCertain: boolean }[] {
  let state: Tender | null = null;
  return events.flatMap((event) => {
    state = evolve(state, event);
    return documentsOf(event, state).map(({ document: kind, version, lot = null, bid = null }) => ({
      name: nameOf({ kind, version, lot, bid }),
      isCertain: !mayBeEmpty.includes(kind),
    }));
  });
}

function nameOf({ kind, version, lot, bid }: Pick<FileRow, 'kind' | 'version' | 'lot' | 'bid'>): string {
  return [kind, `of event ${version}`, lot, bid].filter(Boolean).join(' ');
}

async function checkFile(storageDir: string, tender: string, file: FileRow): Promise<Fault[]> {
  const name = `tender ${tender}: ${file.file} of ${nameOf(file)}`;
  if (!file.hasLeaf) return [`${name} has no leaf in the ledger`];
  const path = join(storageDir, 'documents', file.sha256.slice(0, 2), file.sha256);
  const content = await readFile(path).catch(() => undefined);
  if (!content) return [`${name} is not in the storage`];
  const digest = createHash('sha256').update(content).digest('hex');
  return digest === file.sha256 ? [] : [`${name} is not the file that its digest names`];
}
