import type { Budget } from '../budget.js';
import { pieces, type FileBytes } from '../file-bytes.js';
import { inflate } from '../inflate.js';
import { Refused } from '../refused.js';
import type { ZipEntry } from './zip-directory.js';

/** What is held of one entry; a larger one is not looked into, and so not taken. */
const maxEntryBytes = 128 * 1024 ** 2;

/** The content of an entry, which must be as long as the directory says. Throws `fileTooComplex`, `fileArchiveUnsafe`. */
export async function readEntry(bytes: FileBytes, entry: ZipEntry, budget: Budget): Promise<Buffer> {
  if (entry.bytes > maxEntryBytes) throw new Refused('fileTooComplex', 'tooLarge');
  if (entry.to > bytes.size) throw new Refused('fileArchiveUnsafe', 'directoryMismatch');
  const packed = pieces(bytes, entry.from, entry.to);
  const kept: Buffer[] = [];
  let size = 0;
  try {
    for await (const piece of entry.method === 'stored' ? packed : inflate(packed, 'raw', budget)) {
      size += piece.length;
      // The directory may say less than there is: the first byte too many is enough.
      if (size > entry.bytes) throw new Refused('fileArchiveUnsafe', 'sizeMismatch');
      kept.push(piece);
    }
  } catch (error) {
    throw error instanceof Refused ? error : new Refused('fileMalformed', 'streamBroken');
  }
  if (size !== entry.bytes) throw new Refused('fileArchiveUnsafe', 'sizeMismatch');
  return Buffer.concat(kept, size);
}
