import { createPrivateKey, sign, type KeyObject } from 'node:crypto';
import type { JWK } from 'jose';
import { encodedReceiptHeader } from '../../domain/ledger/receipt.js';

/**
 * Signs the claims that a bid's transaction stored: however often, always the same receipt. With Node's own Ed25519, in
 * 40 µs on the spot; through Web Crypto's queue of threads two signatures cost a commit a quarter of its time.
 */
export class ReceiptIssuer {
  readonly #key: KeyObject;
  readonly #header: Promise<string>;

  /** @param issuer public address of the installation: `iss`. */
  constructor(
    readonly issuer: string,
    privateJwk: JWK,
  ) {
    this.#key = createPrivateKey({ key: privateJwk, format: 'jwk' });
    this.#header = encodedReceiptHeader(privateJwk);
  }

  /** @param claims canonical text, as stored. */
  async sign(claims: string): Promise<string> {
    const signed = `${await this.#header}.${Buffer.from(claims).toString('base64url')}`;
    return `${signed}.${sign(null, Buffer.from(signed), this.#key).toString('base64url')}`;
  }
}
