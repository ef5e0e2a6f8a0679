import { Readable } from 'node:stream';
import { constants, createInflate, createInflateRaw } from 'node:zlib';
import type { Budget } from './budget.js';

export type Deflated = 'zlib' | 'raw';

const chunkBytes = 256 * 1024;

/**
 * Inflates piece by piece against the budget. Deflate says itself where it ends: what follows is not read. Throws zlib's
 * own error for what is no deflate, after what could be inflated was yielded.
 */
export async function* inflate(
  source: Iterable<Buffer> | AsyncIterable<Buffer>,
  form: Deflated,
  budget: Budget,
): AsyncGenerator<Buffer> {
  // A stream that was cut off gives what it has, as it would to whoever opens the file.
  const options = { chunkSize: chunkBytes, finishFlush: constants.Z_SYNC_FLUSH };
  const inflater = form === 'zlib' ? createInflate(options) : createInflateRaw(options);
  const input = Readable.from(source);
  input.once('error', (error) => inflater.destroy(error));
  input.pipe(inflater);
  try {
    for await (const chunk of inflater as AsyncIterable<Buffer>) {
      budget.inflate(chunk.length);
      yield chunk;
    }
  } finally {
    input.destroy();
    inflater.destroy();
  }
}
