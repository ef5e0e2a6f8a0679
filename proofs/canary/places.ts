import { join, sep } from 'node:path';
import type { ProvingGround } from '../rig/proving-ground.js';
import { databaseDump } from './database-dump.js';
import { filesBelow, type Blob } from './files-below.js';
import { temporalExport } from './temporal-export.js';
import { postgresWal, sqlitePages, unpaged, type Paging } from './unpaged.js';

export const placeNames = [
  'database dump',
  'write-ahead log',
  'database files',
  'files and uploads',
  'logs',
  'Temporal database',
  'Temporal export',
  'rest of the data folder',
] as const;
export type PlaceName = (typeof placeNames)[number];

/** Where something could have been left behind. */
export interface Place {
  readonly name: PlaceName;
  read(): AsyncIterable<Blob>;
}

const isTemporalFile = (path: string): boolean => /temporal[^/]*\.(db|sqlite)[^/]*$/.test(path);

export function placesOf(ground: ProvingGround): Place[] {
  const { varDir, stack, owner } = ground;
  const dataDir = stack.state.postgres?.dataDir ?? '';
  const walDir = join(dataDir, 'pg_wal');
  const storageDir = stack.env.STORAGE_DIR ?? '';
  const logDir = join(varDir, 'log');
  const isBelow = (folder: string) => (path: string) => path === folder || path.startsWith(folder + sep);
  const elsewhere = [isBelow(dataDir), isBelow(storageDir), isBelow(logDir), isTemporalFile];
  return [
    { name: 'database dump', read: () => databaseDump(owner) },
    { name: 'write-ahead log', read: () => pagedFiles(filesBelow(walDir), postgresWal) },
    { name: 'database files', read: () => databaseFiles(ground, dataDir, isBelow(walDir)) },
    { name: 'files and uploads', read: () => filesBelow(storageDir) },
    { name: 'logs', read: () => filesBelow(logDir) },
    {
      name: 'Temporal database',
      read: () => pagedFiles(filesBelow(varDir, isTemporalFile), sqlitePages),
    },
    { name: 'Temporal export', read: () => temporalExport(stack) },
    {
      name: 'rest of the data folder',
      read: () => filesBelow(varDir, (path) => !elsewhere.some((isThere) => isThere(path))),
    },
  ];
}

/** After a checkpoint, so that what was only in memory is in the files. */
async function* databaseFiles(
  { owner }: ProvingGround,
  dataDir: string,
  isWal: (path: string) => boolean,
): AsyncGenerator<Blob> {
  await owner.query('CHECKPOINT');
  yield* filesBelow(dataDir, (path) => !isWal(path));
}

/** Each file as it is, and once more without what its pages put between the bytes. */
async function* pagedFiles(files: AsyncIterable<Blob>, paging: Paging): AsyncGenerator<Blob> {
  for await (const { label, bytes } of files) {
    yield { label, bytes };
    if (bytes.length > paging.pageBytes) yield { label: `${label} unpaged`, bytes: unpaged(bytes, paging) };
  }
}
