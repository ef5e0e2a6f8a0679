import { canonicalJson } from '../../domain/ledger/canonical-json.js';
import { sha256Hex } from '../../domain/ledger/sha256.js';
import type { PersonId, Sha256Hex } from '../../domain/types.js';

/**
 * The id of a write that may be sent twice: of this person, on this route, under the client's own key.
 * @param route method and template: `POST /tenders/{id}/commands/{name}`.
 */
export function commandIdOf(person: PersonId, route: string, idempotencyKey: string): Sha256Hex {
  return sha256Hex(canonicalJson([person, route, idempotencyKey]));
}

/** The row that a repeated write meets again: a UUID of version 8 (RFC 9562 §5.8) from the command's id. */
export function rowIdOf(commandId: Sha256Hex): string {
  const hex = commandId.slice(0, 32).split('');
  hex[12] = '8';
  hex[16] = ((parseInt(hex[16] as string, 16) & 0b11) | 0b1000).toString(16);
  return hex.join('').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
