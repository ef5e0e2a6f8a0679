import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { access, mkdir, open, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Sha256Hex } from '../../domain/types.js';

export interface KeptFile {
  readonly sha256: Sha256Hex;
  readonly bytes: number;
}

/** The folder of the documents' files, each under its digest: `ab/ab12…`. Keeping the same bytes again changes nothing. */
export class DocumentFolder {
  constructor(readonly root: string) {}

  /** After this the file survives a loss of power: bytes, name and folders are on the disk itself. */
  async keep(content: Uint8Array): Promise<KeptFile> {
    const sha256 = createHash('sha256').update(content).digest('hex') as Sha256Hex;
    const path = this.pathOf(sha256);
    if (!(await isThere(path))) await this.write(path, content);
    await this.syncFolders(path);
    return { sha256, bytes: content.length };
  }

  read(sha256: Sha256Hex): ReadStream {
    return createReadStream(this.pathOf(sha256));
  }

  pathOf(sha256: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new RangeError('not a digest');
    return join(this.root, sha256.slice(0, 2), sha256);
  }

  /** Under a name of its own first: nobody ever reads half a file under a digest. */
  private async write(path: string, content: Uint8Array): Promise<void> {
    await mkdir(dirname(path), { recursive: true });
    const temporary = `${path}.${randomUUID()}`;
    const handle = await open(temporary, 'wx', 0o600);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
  }

  private async syncFolders(path: string): Promise<void> {
    for (const folder of [dirname(path), this.root, dirname(this.root)]) {
      const handle = await open(folder, 'r');
      try {
        await handle.sync();
      } finally {
        await handle.close();
      }
    }
  }
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
