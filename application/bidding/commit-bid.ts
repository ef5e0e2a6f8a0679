import { randomBytes, randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { DomainError, type DomainErrorCode } from '../../domain/errors.js';
import { canonicalJson } from '../../domain/ledger/canonical-json.js';
import type { BidAction } from '../../domain/ledger/receipt-claims.js';
import { receiptDigest } from '../../domain/ledger/receipt.js';
import { sha256Hex } from '../../domain/ledger/sha256.js';
import {
  assertEnvelopes,
  canonicalEnvelopes,
  type NamedEnvelope,
} from '../../domain/sealing/bid-envelopes.js';
import type { BidId, Instant, PersonId, Sha256Hex, SupplierId, TenderId } from '../../domain/types.js';
import {
  BidStore,
  callCommitBids,
  type BidCommit,
  type BidCommitResult,
} from '../../entities/stores/bid-store.js';
import type { BidCommitStatus, StatementPool } from '../../entities/stores/bid-store.js';
import { isDeadlock, isUniqueViolation } from '../../entities/stores/queryable.js';
import { commandIdOf } from '../tenders/command-id.js';
import { CommitQueue } from './commit-queue.js';
import type { PublishedKeys, TenderKeys } from '../custody/published-keys.js';
import { ReceiptDigests } from './receipt-digests.js';
import type { ReceiptIssuer } from './receipt-issuer.js';

export interface Bidder {
  readonly person: PersonId;
  readonly supplier: SupplierId;
}

export interface BidRequest {
  readonly tender: TenderId;
  readonly bid: BidId;
  /** The revision that this one makes: it replaces the one before. */
  readonly revision: number;
  readonly action: BidAction;
  readonly envelopes: readonly NamedEnvelope[];
}

export interface CommittedBid {
  readonly receipt: string;
  /** Answered as the first time. */
  readonly isRepeated: boolean;
}

export interface OwnBid {
  readonly bid: BidId;
  readonly revisions: readonly {
    readonly revision: number;
    readonly action: BidAction;
    readonly receivedAt: Instant;
    readonly receipt: string;
  }[];
}

type RefusedStatus = Exclude<BidCommitStatus, 'accepted' | 'repeated'>;

const refusalOf: Readonly<Record<RefusedStatus, readonly [DomainErrorCode, article?: string]>> = {
  otherBody: ['idempotencyKeyReused'],
  notOpen: ['tenderNotOpen'],
  suspended: ['tenderSuspended', 'art. 21-quater L. 241/1990'],
  tooLate: ['submissionTermExpired', 'art. 71'],
  revisionConflict: ['bidRevisionConflict'],
  actionConflict: ['bidActionConflict'],
  uploadMissing: ['uploadMissing'],
};

/** What a commit is told when one under the same key is just being answered. */
const maybeRepeated: readonly BidCommitStatus[] = [
  'revisionConflict',
  'actionConflict',
  'tooLate',
  'suspended',
];

/** Commits, replaces and withdraws bids: one statement decides, and its clock is the receipt's. */
export class BidCommitting {
  readonly #queue: CommitQueue;
  readonly #bids: BidStore;
  readonly #digests = new ReceiptDigests();

  constructor(
    dataSource: DataSource,
    private readonly keys: PublishedKeys,
    private readonly receipts: ReceiptIssuer,
  ) {
    const { master } = dataSource.driver as unknown as { master: StatementPool };
    this.#queue = new CommitQueue(
      (commits) => callCommitBids(master, commits),
      (error) => isUniqueViolation(error) || isDeadlock(error),
    );
    this.#bids = new BidStore(dataSource);
  }

  async commit(bidder: Bidder, request: BidRequest, idempotencyKey: string): Promise<CommittedBid> {
    const keys = await this.keys.get(request.tender);
    assertEnvelopes(request.action, request.envelopes, keys.lots);
    const commit = await this.#toCommit(bidder, request, keys, idempotencyKey);
    const answer = await this.#call(commit);
    if (!answer) throw new DomainError('envelopesInvalid', { reason: 'bytes' });
    const { status, claims } = answer;
    if (status !== 'accepted' && status !== 'repeated') {
      const [code, article] = refusalOf[status];
      throw new DomainError(code, { tender: request.tender, revision: request.revision }, article);
    }
    if (claims === null) throw new Error(`a bid was ${status} without claims`);
    const receipt = await this.receipts.sign(claims);
    this.#digests.keep(request.bid, request.revision, receiptDigest(receipt));
    return { receipt, isRepeated: status === 'repeated' };
  }

  /** The bidder's own bid with its receipts, signed again: the same bytes. */
  async findOwn(tender: TenderId, supplier: SupplierId): Promise<OwnBid | undefined> {
    const stored = await this.#bids.listRevisions(tender, supplier);
    const [first] = stored;
    if (!first) return undefined;
    const revisions = stored.map(async ({ revision, action, receivedAt, claims }) => {
      return { revision, action, receivedAt, receipt: await this.receipts.sign(claims) };
    });
    return { bid: first.bid, revisions: await Promise.all(revisions) };
  }

  async #toCommit(
    { person, supplier }: Bidder,
    request: BidRequest,
    keys: TenderKeys,
    idempotencyKey: string,
  ): Promise<BidCommit> {
    const { tender, bid, revision, action, envelopes } = request;
    return {
      ...{ tender, supplier, person, bid, revision, action },
      envelopes: canonicalEnvelopes(
        envelopes.map(({ kind, lot, sha256, bytes }) => {
          const recipient = keys.recipientOf(kind, lot);
          if (!recipient) throw new Error(`tender ${tender} has no key for ${kind} ${lot}`);
          return { kind, lot, sha256, bytes, recipient };
        }),
      ),
      uploads: envelopes,
      previous: await this.#digestBefore(bid, revision, supplier),
      issuer: this.receipts.issuer,
      jti: randomUUID(),
      salt: randomBytes(32),
      commandId: commandIdOf(person, `POST /tenders/${tender}/bids/${bid}/revisions`, idempotencyKey),
      bodyDigest: sha256Hex(canonicalJson(request)),
    };
  }

  /** Null where there is none: then the statement refuses the revision. */
  async #digestBefore(bid: BidId, revision: number, supplier: SupplierId): Promise<Sha256Hex | null> {
    if (revision === 1) return null;
    const known = this.#digests.find(bid, revision - 1);
    if (known) return known;
    const claims = await this.#bids.findClaims(bid, revision - 1, supplier);
    return claims === undefined ? null : receiptDigest(await this.receipts.sign(claims));
  }

  /**
   * Two commits at once of one key do not see each other: the second one meets the first as a violated UNIQUE, as a
   * conflict or, at the last moment, as lateness. Asked again it finds what the first wrote; what is refused twice is.
   */
  async #call(commit: BidCommit): Promise<BidCommitResult> {
    const first = await this.#attempt(commit);
    return first === undefined || !maybeRepeated.includes(first.status) ? first : this.#attempt(commit);
  }

  /** A violated UNIQUE is a conflict; of a bid that is another's, too. */
  async #attempt(commit: BidCommit): Promise<BidCommitResult> {
    try {
      return await this.#queue.push(commit);
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      return { status: 'revisionConflict', claims: null };
    }
  }
}
