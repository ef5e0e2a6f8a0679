import { randomBytes, randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { DomainError, type DomainErrorCode } from '../../domain/errors.js';
import { canonicalJson } from '../../domain/ledger/canonical-json.js';
import { receiptDigest } from '../../domain/ledger/receipt.js';
import { sha256Hex } from '../../domain/ledger/sha256.js';
import { canonicalEnvelopes } from '../../domain/sealing/bid-envelopes.js';
import type { RectifiableKind } from '../../domain/tender/rectification/state.js';
import type { BidId, Instant, LotId, Sha256Hex, SupplierId, TenderId } from '../../domain/types.js';
import { BidStore, type BidRevision } from '../../entities/stores/bid-store.js';
import { isUniqueViolation } from '../../entities/stores/queryable.js';
import {
  RectificationStore,
  type RectificationAnswer,
  type RectificationFiling,
  type RectificationStatus,
} from '../../entities/stores/rectification-store.js';
import type { PublishedKeys } from '../custody/published-keys.js';
import { commandIdOf } from '../tenders/command-id.js';
import type { Bidder, CommittedBid } from './commit-bid.js';
import type { ReceiptIssuer } from './receipt-issuer.js';

export interface RectificationRequest {
  readonly tender: TenderId;
  readonly bid: BidId;
  readonly kind: RectifiableKind;
  readonly lot: LotId;
  /** Of the ciphertext, sealed to the same key as the envelope that it corrects. */
  readonly sha256: Sha256Hex;
  readonly bytes: number;
}

export interface OwnRectificationReceipt {
  readonly kind: RectifiableKind;
  readonly lot: LotId;
  readonly revision: number;
  readonly receivedAt: Instant;
  readonly receipt: string;
}

type RefusedStatus = Exclude<RectificationStatus, 'accepted' | 'repeated'>;

const article = 'art. 101 c. 4';
const refusalOf: Readonly<Record<RefusedStatus, DomainErrorCode>> = {
  otherBody: 'idempotencyKeyReused',
  notOpen: 'rectificationNotOpen',
  tooLate: 'rectificationTermExpired',
  notInScope: 'bidNotInScope',
  filedBefore: 'rectificationFiled',
  fileRepeated: 'envelopesInvalid',
  uploadMissing: 'uploadMissing',
};

/**
 * Files a sealed rectification of a material error, from the closing until the key of the envelope is first used
 * (art. 101 c. 4): one statement decides, and its clock is the receipt's. Nobody else learns that it was filed.
 */
export class RectificationCommitting {
  readonly #store: RectificationStore;
  readonly #bids: BidStore;

  constructor(
    dataSource: DataSource,
    private readonly keys: PublishedKeys,
    private readonly receipts: ReceiptIssuer,
  ) {
    this.#store = new RectificationStore(dataSource);
    this.#bids = new BidStore(dataSource);
  }

  async file(bidder: Bidder, request: RectificationRequest, idempotencyKey: string): Promise<CommittedBid> {
    const { tender, bid, lot, kind } = request;
    const last = (await this.#bids.listRevisions(tender, bidder.supplier)).at(-1);
    if (last?.bid !== bid) throw new DomainError('bidNotInScope', { bid, lot }, article);
    const filing = await this.#toFiling(bidder, request, last, idempotencyKey);
    const { status, claims } = await this.#call(filing);
    if (status !== 'accepted' && status !== 'repeated') {
      throw new DomainError(refusalOf[status], { bid, kind, lot, reason: status }, article);
    }
    if (claims === null) throw new Error(`a rectification was ${status} without claims`);
    return { receipt: await this.receipts.sign(claims), isRepeated: status === 'repeated' };
  }

  /** The supplier's own rectifications with their receipts, signed again: the same bytes. */
  async listOwn(tender: TenderId, supplier: SupplierId): Promise<OwnRectificationReceipt[]> {
    const own = await this.#store.listOwn(tender, supplier);
    return Promise.all(
      own.map(async ({ claims, ...one }) => ({ ...one, receipt: await this.receipts.sign(claims) })),
    );
  }

  async #toFiling(
    { person, supplier }: Bidder,
    request: RectificationRequest,
    last: BidRevision,
    idempotencyKey: string,
  ): Promise<RectificationFiling> {
    const { tender, bid, kind, lot, sha256, bytes } = request;
    const recipient = (await this.keys.get(tender)).recipientOf(kind, lot);
    if (!recipient) throw new DomainError('notFound', { lot });
    return {
      ...{ tender, supplier, person, bid, kind, lot, sha256, bytes },
      envelopes: canonicalEnvelopes([{ kind, lot, sha256, bytes, recipient }]),
      revision: last.revision,
      previous: receiptDigest(await this.receipts.sign(last.claims)),
      issuer: this.receipts.issuer,
      jti: randomUUID(),
      salt: randomBytes(32),
      commandId: commandIdOf(person, `POST /tenders/${tender}/bids/${bid}/rectifications`, idempotencyKey),
      bodyDigest: sha256Hex(canonicalJson(request)),
    };
  }

  /** Of two at once the second meets the first as a violated UNIQUE: asked again it finds what the first wrote. */
  async #call(filing: RectificationFiling): Promise<RectificationAnswer> {
    try {
      return await this.#store.file(filing);
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      return this.#store.file(filing);
    }
  }
}
