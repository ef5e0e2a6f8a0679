import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { DomainError } from '../errors.js';

/**
 * The order of a public draw (R.D. 827/1924 art. 77) from a seed fixed beforehand and made public in session: bids
 * sorted by SHA-256 of the seed, a line feed, the bid and a line feed, in ascending hexadecimal. Anyone repeats it with
 * `printf '%s\n' SEED BID | sha256sum`. The order in which the bids are given does not matter.
 * `seedHex` is 64 lower-case hexadecimal digits. Throws `invalidInput`.
 */
export function drawOrder(seedHex: string, bids: readonly string[]): string[] {
  if (!/^[0-9a-f]{64}$/.test(seedHex))
    throw new DomainError('invalidInput', { field: 'seedHex', value: seedHex });
  if (new Set(bids).size !== bids.length)
    throw new DomainError('invalidInput', { field: 'bids', value: 'twice' });
  return bids
    .map((bid) => ({ bid, digest: bytesToHex(sha256(utf8ToBytes(`${seedHex}\n${bid}\n`))) }))
    .sort((a, b) => (a.digest < b.digest ? -1 : 1))
    .map(({ bid }) => bid);
}
