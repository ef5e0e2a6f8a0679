import { concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Sha256Hex } from '../types.js';
import { canonicalJson } from './canonical-json.js';
import { sha256Hex } from './sha256.js';

/**
 * `SHA-256(salt ‖ JCS(content))`: names an unpublished content outside PostgreSQL without telling what it says.
 * @param salt 64 random hexadecimal digits, kept beside the content.
 */
export function saltedDigest(salt: string, content: unknown): Sha256Hex {
  return sha256Hex(concatBytes(hexToBytes(salt), utf8ToBytes(canonicalJson(content))));
}
