import { CompactSign, importJWK, type JWK } from 'jose';
import { canonicalJson } from '../../domain/ledger/canonical-json.js';
import { toPublicReceiptJwk } from '../../domain/ledger/receipt.js';
import type { ActKind } from '../../domain/procedures/procedure.js';
import type { Instant, PersonId, Sha256Hex, TenderId } from '../../domain/types.js';

/** What an act's signature covers. The text itself is covered by its salted digest. */
export interface ActStatement {
  readonly act: string;
  readonly digest: Sha256Hex;
  readonly kind: ActKind;
  readonly tender: TenderId;
  readonly author: PersonId;
  readonly signedAt: Instant;
}

/** Signs an act for its author: a remote qualified signature, or the installation's own key. */
export interface ActSigner {
  /** @returns a compact JWS over the statement. */
  sign(statement: ActStatement): Promise<string>;
}

/** A type of its own, so that no receipt passes for an act (RFC 8725 §3.11). */
const actType = 'bando-act+jwt';

/** The local signer: the installation vouches for the signed-in author with its Ed25519 key. */
export class LocalActSigner implements ActSigner {
  constructor(private readonly privateJwk: JWK) {}

  async sign(statement: ActStatement): Promise<string> {
    const { kid } = await toPublicReceiptJwk(this.privateJwk);
    return new CompactSign(new TextEncoder().encode(canonicalJson(statement)))
      .setProtectedHeader({ alg: 'EdDSA', kid, typ: actType })
      .sign(await importJWK(this.privateJwk, 'EdDSA'));
  }
}
