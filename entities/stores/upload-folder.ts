import { createHash } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { mkdir, open, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sha256Hex, SupplierId, TenderId } from '../../domain/types.js';

/** What an upload is for: a sealed envelope of a bid, or a document of a reply to the authority, which is not sealed. */
export const uploadKinds = ['envelope', 'attachment'] as const;
export type UploadKind = (typeof uploadKinds)[number];

export interface UploadInfo {
  readonly supplier: SupplierId;
  readonly kind: UploadKind;
  /** Declared length; undefined while the client defers it. */
  readonly size: number | undefined;
  /** Bytes on disk. */
  readonly offset: number;
}

interface StoredInfo {
  readonly size?: number;
  readonly metadata?: { readonly supplier?: string; readonly kind?: string };
}

const idShape = /^[0-9a-f]{32}$/;

export function isUploadId(value: string): boolean {
  return idShape.test(value);
}

/**
 * The folder of the ciphertexts, as the tus file store lays it out: `<id>` holds the bytes, `<id>.json` what was
 * declared. Ids are random and say nothing.
 */
export class UploadFolder {
  constructor(readonly root: string) {}

  pathOf(id: string): string {
    if (!isUploadId(id)) throw new RangeError('not an upload id');
    return join(this.root, id);
  }

  async findInfo(id: string): Promise<UploadInfo | undefined> {
    if (!isUploadId(id)) return undefined;
    const [text, file] = await Promise.all([
      readFile(`${this.pathOf(id)}.json`, 'utf8').catch(ifAbsent),
      stat(this.pathOf(id)).catch(ifAbsent),
    ]);
    // A crash between the two files of a creation leaves one of them: nothing to resume.
    if (!text || !file) return undefined;
    const { size, metadata } = JSON.parse(text) as StoredInfo;
    const supplier = metadata?.supplier as SupplierId;
    return { supplier, kind: metadata?.kind as UploadKind, size, offset: file.size };
  }

  /** Puts bytes, name and declaration on the disk itself: after this they survive a loss of power. */
  async sync(id: string): Promise<void> {
    for (const path of [this.pathOf(id), `${this.pathOf(id)}.json`, this.root]) {
      const handle = await open(path, 'r');
      try {
        await handle.sync();
      } finally {
        await handle.close();
      }
    }
  }

  async digest(id: string): Promise<{ sha256: Sha256Hex; bytes: number }> {
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const chunk of this.read(id) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      bytes += chunk.length;
    }
    return { sha256: hash.digest('hex') as Sha256Hex, bytes };
  }

  /** Writes a document of a draft, declaration first; what the source throws leaves nothing behind. */
  async writeDocument(id: string, draft: TenderId, content: AsyncIterable<Uint8Array>): Promise<void> {
    await mkdir(this.root, { recursive: true, mode: 0o700 });
    try {
      await writeFile(`${this.pathOf(id)}.json`, JSON.stringify({ metadata: { kind: 'document', draft } }));
      await writeFile(this.pathOf(id), content);
    } catch (error) {
      await this.remove(id);
      throw error;
    }
  }

  async firstBytes(id: string, count: number): Promise<Uint8Array> {
    const handle = await open(this.pathOf(id), 'r');
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(count), 0, count, 0);
      return Uint8Array.from(buffer.subarray(0, bytesRead));
    } finally {
      await handle.close();
    }
  }

  read(id: string): ReadStream {
    return createReadStream(this.pathOf(id));
  }

  async remove(id: string): Promise<void> {
    await rm(this.pathOf(id), { force: true });
    await rm(`${this.pathOf(id)}.json`, { force: true });
  }

  /** Ids of what was last written to before so many hours. */
  async listOlderThan(hours: number): Promise<string[]> {
    const before = Date.now() - hours * 3_600_000;
    const names = await readdir(this.root).catch(ifAbsent);
    const ids = [...new Set((names ?? []).map((name) => name.replace(/\.json$/, '')))].filter(isUploadId);
    const ages = await Promise.all(ids.map((id) => this.lastWrite(id)));
    return ids.filter((_, at) => (ages[at] ?? Infinity) < before);
  }

  private async lastWrite(id: string): Promise<number> {
    const files = [this.pathOf(id), `${this.pathOf(id)}.json`];
    const found = await Promise.all(files.map((path) => stat(path).catch(ifAbsent)));
    return Math.max(...found.map((file) => file?.mtimeMs ?? 0));
  }
}

function ifAbsent(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  return undefined;
}
