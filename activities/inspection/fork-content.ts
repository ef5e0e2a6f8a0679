import { PassThrough } from 'node:stream';

/**
 * Gives one content to two readers at once, at the pace of the slower. A reader that ends early is left behind; what the
 * content throws reaches both.
 */
export async function forkContent<A, B>(
  content: AsyncIterable<Uint8Array>,
  first: (content: AsyncIterable<Uint8Array>) => Promise<A>,
  second: (content: AsyncIterable<Uint8Array>) => Promise<B>,
): Promise<[A, B]> {
  const branches = [new PassThrough(), new PassThrough()] as const;
  for (const branch of branches) branch.on('error', () => undefined);
  const leave = (branch: PassThrough) => (): void => void branch.destroy();
  const results = Promise.all([
    first(branches[0]).finally(leave(branches[0])),
    second(branches[1]).finally(leave(branches[1])),
  ]);
  // It is awaited after the content: a failure before must not go unheard.
  results.catch(() => undefined);
  try {
    for await (const chunk of content) {
      await Promise.all(branches.map((branch) => give(branch, chunk)));
      if (branches.every(({ destroyed }) => destroyed)) break;
    }
  } catch (error) {
    for (const branch of branches) branch.destroy(error as Error);
    throw error;
  }
  for (const branch of branches) branch.end();
  return results;
}

/** Resolves once the chunk is taken, or the reader is gone. */
async function give(branch: PassThrough, chunk: Uint8Array): Promise<void> {
  if (!branch.destroyed) await new Promise<void>((resolve) => branch.write(chunk, () => resolve()));
}
