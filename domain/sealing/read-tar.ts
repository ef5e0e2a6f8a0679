import { extract, type Extract } from 'tar-stream';
import type { ByteSource } from './byte-streams.js';
import { EnvelopeRefused } from './envelope-refused.js';
import { whenWritable } from './when-writable.js';

type ParsedEntry = Extract extends AsyncIterable<infer Parsed> ? Parsed : never;

export interface TarEntry {
  readonly name: string;
  readonly type: 'file' | 'directory' | 'other';
  readonly size: number;
  /** To be read to its end before the next entry is asked for. */
  readonly content: ByteSource;
}

/**
 * The entries of a tar as it streams: ustar, GNU and pax headers. What is no tar throws `envelopeNotTar`; what the
 * source throws comes through as it is.
 */
export async function* readTar(source: ByteSource): AsyncGenerator<TarEntry, void> {
  const archive = extract();
  const feeding = new Feeding(source, archive);
  try {
    for await (const entry of archive) yield toTarEntry(entry, feeding);
  } catch (error) {
    throw feeding.explain(error);
  } finally {
    archive.destroy();
    await feeding.done;
  }
}

/** Pushes the source into the parser and remembers which of the two failed. */
class Feeding {
  readonly done: Promise<void>;
  #failure: { readonly error: unknown } | undefined;

  constructor(source: ByteSource, archive: Extract) {
    this.done = this.#feed(source, archive);
  }

  explain(error: unknown): unknown {
    if (this.#failure !== undefined) return this.#failure.error;
    return error instanceof EnvelopeRefused ? error : new EnvelopeRefused('envelopeNotTar');
  }

  async #feed(source: ByteSource, archive: Extract): Promise<void> {
    try {
      for await (const chunk of source) {
        if (archive.destroyed) return;
        if (!archive.write(chunk)) await whenWritable(archive);
      }
      archive.end(undefined);
    } catch (error) {
      this.#failure = { error };
      archive.destroy(error instanceof Error ? error : new Error(String(error)));
    }
  }
}

function toTarEntry(entry: ParsedEntry, feeding: Feeding): TarEntry {
  const { name, type, size } = entry.header;
  return {
    name,
    type: type === 'file' || type === 'directory' ? type : 'other',
    size,
    content: explained(entry, feeding),
  };
}

async function* explained(entry: ParsedEntry, feeding: Feeding): AsyncGenerator<Uint8Array, void> {
  try {
    for await (const chunk of entry) yield chunk as Uint8Array;
  } catch (error) {
    throw feeding.explain(error);
  }
}
