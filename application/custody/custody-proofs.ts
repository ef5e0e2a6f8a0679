import { randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { DomainError } from '../../domain/errors.js';
import { sha256Hex } from '../../domain/ledger/sha256.js';
import { sealTo } from '../../domain/sealing/sealed-file.js';
import type { PersonId, TenderId } from '../../domain/types.js';
import { CustodyStore } from '../../entities/stores/custody-store.js';
import { listHeldShares } from './held-shares.js';

const nonceBytes = 32;

/** Proof, ahead of the deadline, that a custodian still has his key: he decrypts a nonce. */
export class CustodyProofs {
  readonly #store: CustodyStore;

  constructor(private readonly dataSource: DataSource) {
    this.#store = new CustodyStore(dataSource);
  }

  /** A nonce encrypted to the recipient that his shares are sealed to, base64; only its digest is kept. */
  async challenge(id: TenderId, custodian: PersonId): Promise<string> {
    const [share] = await listHeldShares(this.dataSource, id, custodian);
    if (!share) throw new DomainError('notFound', { tender: id });
    const nonce = randomBytes(nonceBytes);
    const sealed = await sealTo(share.to, nonce);
    await this.#store.challenge(id, custodian, sha256Hex(nonce));
    nonce.fill(0);
    return Buffer.from(sealed).toString('base64');
  }

  /** @param nonce in hexadecimal. Throws `challengeNotMet` when it is not that of the last challenge. */
  async prove(id: TenderId, custodian: PersonId, nonce: string): Promise<void> {
    const isProven = await this.#store.prove(id, custodian, sha256Hex(Buffer.from(nonce, 'hex')));
    if (!isProven) throw new DomainError('challengeNotMet');
  }
}
