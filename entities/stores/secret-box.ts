import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

/**
 * Encryption at rest for the few secrets that a row must keep: waiting shares and file keys. AES-256-GCM under the
 * installation's storage key, `nonce ‖ ciphertext ‖ tag`; `context` says which row it belongs to and is authenticated,
 * so that a value copied into another row does not open. A dump of the database alone opens nothing.
 */
export class SealedStorage {
  readonly #key: Uint8Array;

  constructor(storageKey: Uint8Array) {
    if (storageKey.length !== keyBytes) throw new RangeError(`a storage key has ${keyBytes} bytes`);
    this.#key = Uint8Array.from(storageKey);
  }

  seal(plaintext: Uint8Array, context: string): Buffer {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonce);
    cipher.setAAD(Buffer.from(context, 'utf8'));
    return Buffer.concat([nonce, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
  }

  /** Throws for another key, another context or a changed value. */
  open(sealed: Uint8Array, context: string): Buffer {
    const decipher = createDecipheriv('aes-256-gcm', this.#key, sealed.subarray(0, nonceBytes));
    decipher.setAAD(Buffer.from(context, 'utf8'));
    decipher.setAuthTag(sealed.subarray(-tagBytes));
    return Buffer.concat([decipher.update(sealed.subarray(nonceBytes, -tagBytes)), decipher.final()]);
  }
}
