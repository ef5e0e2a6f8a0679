import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Sha256Hex } from '../types.js';
import { canonicalJson } from './canonical-json.js';

export const leafSaltBytes = 32;

/** RFC 6962 §2.1: 0x00 before a leaf and 0x01 before a node, so that neither can be passed off as the other. */
const leafPrefix = Uint8Array.of(0);

/**
 * `SHA-256(0x00 ‖ salt ‖ JCS(entry))` in hexadecimal. The salt is 32 random bytes of this leaf alone, disclosed with
 * the content: without it a published leaf of `{tender, supplier, price}` gives its price away to a search.
 */
export function leafOf(salt: Uint8Array, entry: unknown): Sha256Hex {
  if (salt.length !== leafSaltBytes) throw new RangeError(`a leaf's salt has ${leafSaltBytes} bytes`);
  return bytesToHex(sha256(concatBytes(leafPrefix, salt, utf8ToBytes(canonicalJson(entry))))) as Sha256Hex;
}
