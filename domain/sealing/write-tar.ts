import { pack, type Pack } from 'tar-stream';
import type { ByteSource } from './byte-streams.js';
import { whenWritable } from './when-writable.js';

export interface TarFile {
  readonly name: string;
  /** Must be the length of the content: the header comes first. */
  readonly size: number;
  readonly content: () => ByteSource;
}

/** The archive says nothing of the machine that made it: no owner, no time. */
const epoch = new Date(0);

/** A tar of regular files as it streams, followed by zeros up to a multiple of `paddedTo`, which any tar ignores. */
export async function* writeTar(files: readonly TarFile[], paddedTo = 1): AsyncGenerator<Uint8Array, void> {
  const archive = pack();
  const writing = writeFiles(archive, files);
  let length = 0;
  for await (const chunk of archive as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    yield chunk;
  }
  await writing;
  yield new Uint8Array((paddedTo - (length % paddedTo)) % paddedTo);
}

async function writeFiles(archive: Pack, files: readonly TarFile[]): Promise<void> {
  try {
    for (const file of files) await writeFile(archive, file);
    archive.finalize();
  } catch (error) {
    archive.destroy(error instanceof Error ? error : new Error(String(error)));
  }
}

/** Does not wait for its turn: the archive queues its entries and takes from them as it is read. */
async function writeFile(archive: Pack, { name, size, content }: TarFile): Promise<void> {
  const entry = archive.entry({ name, size, mtime: epoch, type: 'file' });
  // An entry fails only with its archive, and whoever reads the archive hears of it.
  entry.on('error', () => undefined);
  for await (const chunk of content()) {
    if (entry.destroyed) return;
    if (!entry.write(chunk)) await whenWritable(entry);
  }
  entry.end(undefined);
}
