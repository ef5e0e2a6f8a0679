import { CompactSign, importJWK, type JWK } from 'jose';
import { toPublicReceiptJwk } from '../../domain/ledger/receipt.js';

/** A type of its own, so that no receipt passes for an attestation (RFC 8725 §3.11). */
const attestationType = 'bando-attestation+jwt';

/** Signs stored claims of site visits: however often, always the same bytes, verified with the published keys. */
export class AttestationSigner {
  constructor(
    /** Public address of the installation: `iss`. */
    readonly issuer: string,
    private readonly privateJwk: JWK,
  ) {}

  /** @param claims canonical text, as stored. */
  async sign(claims: string): Promise<string> {
    const { kid } = await toPublicReceiptJwk(this.privateJwk);
    return new CompactSign(new TextEncoder().encode(claims))
      .setProtectedHeader({ alg: 'EdDSA', kid, typ: attestationType })
      .sign(await importJWK(this.privateJwk, 'EdDSA'));
  }
}
