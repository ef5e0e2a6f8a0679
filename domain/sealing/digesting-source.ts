import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Sha256Hex } from '../types.js';
import type { ByteSource } from './byte-streams.js';

/**
 * A source that is hashed as it passes. Who reads it may stop early: `drain` reads on to the end, so the digest of
 * the whole is known even for a file that was refused at its first byte.
 */
export class DigestingSource implements ByteSource {
  readonly #iterator: AsyncIterator<Uint8Array>;
  readonly #hash = sha256.create();
  #bytes = 0;
  /** What the source itself threw: a fault of storage, never of the content. */
  #failure: { readonly error: unknown } | undefined;
  /** Reads one at a time: a cancelled stream may still have one under way when `drain` begins. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(source: ByteSource) {
    this.#iterator = source[Symbol.asyncIterator]();
  }

  [Symbol.asyncIterator](): AsyncIterator<Uint8Array> {
    return { next: () => this.#next() };
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Throws what the source threw, if it did. */
  assertHealthy(): void {
    if (this.#failure !== undefined) throw this.#failure.error;
  }

  /** Reads what is left and gives the digest of everything. */
  async drain(): Promise<Sha256Hex> {
    for (let result = await this.#next(); result.done !== true;) result = await this.#next();
    return bytesToHex(this.#hash.clone().digest()) as Sha256Hex;
  }

  #next(): Promise<IteratorResult<Uint8Array>> {
    const turn = this.#last.then(() => this.#read());
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #read(): Promise<IteratorResult<Uint8Array>> {
    this.assertHealthy();
    try {
      const result = await this.#iterator.next();
      if (result.done === true) return result;
      this.#hash.update(result.value);
      this.#bytes += result.value.length;
      return result;
    } catch (error) {
      this.#failure = { error };
      throw error;
    }
  }
}
