import { randomBytes } from 'node:crypto';
import { identityFromSecret } from '../../domain/sealing/tender-key.js';
import { shareBytesOf } from '../../domain/sealing/share-package.js';
import { unwrapFileKey } from '../../domain/sealing/file-key.js';
import { priceFromDiscount } from '../../domain/scoring/price-from-discount.js';
import { keyRefsOf, findKey } from '../../domain/sealing/manifest.js';
import type { EnvelopeKind, LotId } from '../../domain/types.js';
import { offerFile, type BidFile, type PreparedBid } from '../rig/bidding.js';
import { recoverKey } from '../rig/custody.js';
import type { ProofTender } from '../rig/tender.js';
import type { Canary } from './canary.js';

/** `never`: keys, shares, and what no opening concerns (replaced and excluded bids). */
export type SealedUntil = EnvelopeKind | 'never';

interface Nested extends Canary {
  sealedUntil: SealedUntil;
  readonly owner: string;
}

export const baseCents = 9_000_000_000_000;

/** Every canary of a run, and what each is sealed under. */
export class CanaryNest {
  private readonly nested: Nested[] = [];

  get all(): readonly Canary[] {
    return this.nested;
  }

  /** What must not be found while the envelopes of these kinds are open. */
  sealedWhileOpen(open: ReadonlySet<EnvelopeKind>): Canary[] {
    return this.nested.filter(({ sealedUntil }) => sealedUntil === 'never' || !open.has(sealedUntil));
  }

  /** The envelopes of one bid, with canaries in bytes, names and the price. */
  filesOf(owner: string, discountPercent: string): (kind: EnvelopeKind, lot: LotId | null) => BidFile[] {
    return (kind, lot) => {
      const bytes = randomBytes(24);
      const name = `canarino-${kind}-${randomBytes(6).toString('hex')}.pdf`;
      this.add(`bytes of ${owner}'s ${kind} file`, bytes, kind, owner);
      this.add(`name of ${owner}'s ${kind} file`, Buffer.from(name), kind, owner);
      const file = { name, bytes: Buffer.concat([randomBytes(500), bytes, randomBytes(500)]) };
      if (kind !== 'economic') return [file];
      const priceCents = priceFromDiscount(baseCents, discountPercent);
      this.add(`price of ${owner}`, Buffer.from(String(priceCents)), kind, owner);
      return [offerFile(lot, discountPercent, priceCents), file];
    };
  }

  /** A bid that no opening will concern any more, or one kind of it. */
  neverOpened(owner: string, kinds: readonly EnvelopeKind[]): void {
    for (const canary of this.nested) {
      const isConcerned = canary.sealedUntil !== 'never' && kinds.includes(canary.sealedUntil);
      if (canary.owner === owner && isConcerned) canary.sealedUntil = 'never';
    }
  }

  /** The keys of the tender and their shares, as the custodians' clients hold them. */
  async addKeys({ lots, custody }: ProofTender): Promise<void> {
    for (const ref of keyRefsOf(lots)) {
      const key = findKey(custody.manifest, ref.kind, ref.lot);
      if (!key) throw new Error(`the manifest has no key for ${ref.kind}`);
      const secret = await recoverKey(custody, key);
      this.addIdentity(`${ref.kind} key`, secret);
    }
    for (const { handle, identity, shares } of custody.custodians) {
      this.add(`identity of ${handle}`, Buffer.from(identity), 'never', handle);
      for (const share of shares) {
        this.add(`${handle}'s share of the ${share.kind} key`, shareBytesOf(share), 'never', handle);
      }
    }
  }

  /** The file key of every envelope: with the ciphertext it is the plaintext. */
  async addFileKeys(owner: string, tender: ProofTender, { ciphertexts }: PreparedBid): Promise<void> {
    for (const [at, { kind, lot }] of keyRefsOf(tender.lots).entries()) {
      const key = findKey(tender.custody.manifest, kind, lot);
      const ciphertext = ciphertexts[at];
      if (!key || !ciphertext) throw new Error(`no ${kind} envelope of ${owner}`);
      const identity = identityFromSecret(await recoverKey(tender.custody, key));
      const unwrapped = await unwrapFileKey(ciphertext, identity);
      if (!unwrapped.ok) throw new Error(`the ${kind} envelope of ${owner} is not for its key`);
      this.add(`file key of ${owner}'s ${kind} envelope`, unwrapped.fileKey, 'never', owner);
    }
  }

  private addIdentity(name: string, secret: Uint8Array): void {
    const text = identityFromSecret(secret);
    this.add(name, secret, 'never', name);
    this.add(`${name} as text`, Buffer.from(text), 'never', name);
    this.add(`${name} as text in small letters`, Buffer.from(text.toLowerCase()), 'never', name);
  }

  private add(name: string, bytes: Uint8Array, sealedUntil: SealedUntil, owner: string): void {
    this.nested.push({ name, bytes: Uint8Array.from(bytes), sealedUntil, owner });
  }
}
