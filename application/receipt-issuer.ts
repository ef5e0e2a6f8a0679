import type { JWK } from 'jose';
import type { ReceiptClaims } from '../domain/ledger/receipt-claims.js';
import { createReceiptSigner, type ReceiptSigner } from '../domain/ledger/receipt.js';

/** Signs the claims that a bid's transaction stored: however often, always the same receipt. */
export class ReceiptIssuer {
  #signer: Promise<ReceiptSigner> | undefined;

  /** @param issuer public address of the installation: `iss`. */
  constructor(
    readonly issuer: string,
    private readonly privateJwk: JWK,
  ) {}

  /** @param claims canonical text, as stored. */
  async sign(claims: string): Promise<string> {
    this.#signer ??= createReceiptSigner(this.privateJwk);
    return (await this.#signer)(JSON.parse(claims) as ReceiptClaims);
  }
}
