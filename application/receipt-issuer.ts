import type { JWK } from 'jose';
import type { ReceiptClaims } from '../domain/ledger/receipt-claims.js';
import { signReceipt } from '../domain/ledger/receipt.js';

/** Signs the claims that a bid's transaction stored: however often, always the same receipt. */
export class ReceiptIssuer {
  /** @param issuer public address of the installation: `iss`. */
  constructor(
    readonly issuer: string,
    private readonly privateJwk: JWK,
  ) {}

  /** @param claims canonical text, as stored. */
  sign(claims: string): Promise<string> {
    return signReceipt(JSON.parse(claims) as ReceiptClaims, this.privateJwk);
  }
}
