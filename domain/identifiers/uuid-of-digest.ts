import type { Sha256Hex } from '../types.js';

/** A UUID of version 8 (RFC 9562 §5.8) from a digest: what is written again under the same name meets itself. */
export function uuidOfDigest(digest: Sha256Hex): string {
  const hex = digest.slice(0, 32).split('');
  hex[12] = '8';
  hex[16] = ((parseInt(hex[16] as string, 16) & 0b11) | 0b1000).toString(16);
  return hex.join('').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
