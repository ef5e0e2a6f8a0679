import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Bytes to search, and what to call them. */
export interface Blob {
  readonly label: string;
  readonly bytes: Buffer;
}

/** Every file below a folder, and its path: a name can tell as much as a content. */
export async function* filesBelow(
  folder: string,
  isWanted: (path: string) => boolean = () => true,
): AsyncGenerator<Blob> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (!isWanted(path)) continue;
    if (entry.isDirectory()) yield* filesBelow(path, isWanted);
    if (!entry.isFile()) continue;
    yield { label: `name of ${path}`, bytes: Buffer.from(path) };
    const bytes = await readFile(path).catch(ifGone);
    if (bytes) yield { label: path, bytes };
  }
}

/** Servers work meanwhile and remove files of theirs. */
function ifGone(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  return undefined;
}
