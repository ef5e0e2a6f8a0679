import { uuidOfDigest } from '../../domain/identifiers/uuid-of-digest.js';
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

/** The row that a repeated write meets again. */
export function rowIdOf(commandId: Sha256Hex): string {
  return uuidOfDigest(commandId);
}
