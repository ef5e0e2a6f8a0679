import type { RectifiableKind, RectificationId } from '../../domain/tender/rectification/state.js';
import type { BidId, EnvelopeKind, Instant, LotId, PersonId, Sha256Hex } from '../../domain/types.js';
import type { SupplierId, TenderId } from '../../domain/types.js';
import type { SubmittedEnvelope } from './bid-store.js';
import { countOf, firstRowOf, rowsOf, type Queryable } from './queryable.js';

/** What `file_rectification` takes, in its order. */
export interface RectificationFiling {
  readonly tender: TenderId;
  readonly supplier: SupplierId;
  readonly person: PersonId;
  readonly bid: BidId;
  readonly kind: RectifiableKind;
  readonly lot: LotId;
  readonly sha256: Sha256Hex;
  readonly bytes: number;
  /** Canonical text of the receipt's one envelope. */
  readonly envelopes: string;
  /** The revision of the bid that is rectified, and the digest of its receipt. */
  readonly revision: number;
  readonly previous: Sha256Hex;
  readonly issuer: string;
  readonly jti: string;
  readonly salt: Uint8Array;
  readonly commandId: Sha256Hex;
  readonly bodyDigest: Sha256Hex;
}

export type RectificationStatus =
  | 'accepted'
  | 'repeated'
  | 'otherBody'
  | 'notOpen'
  | 'tooLate'
  | 'notInScope'
  | 'filedBefore'
  | 'fileRepeated'
  | 'uploadMissing';

export interface RectificationAnswer {
  readonly status: RectificationStatus;
  readonly claims: string | null;
}

export interface OwnRectification {
  readonly kind: RectifiableKind;
  readonly lot: LotId;
  readonly revision: number;
  readonly receivedAt: Instant;
  readonly claims: string;
}

/** A rectification that an opening unwraps beside the bid's own envelope. */
export interface FiledRectification extends SubmittedEnvelope {
  readonly rectification: RectificationId;
}

/** Sealed rectifications as they were received; nothing here updates or deletes. */
export class RectificationStore {
  constructor(private readonly db: Queryable) {}

  async file(filing: RectificationFiling): Promise<RectificationAnswer> {
    const { tender, supplier, person, bid, kind, lot, sha256, bytes, envelopes, revision } = filing;
    const answer = await firstRowOf<RectificationAnswer>(
      this.db,
      `SELECT status, claims FROM file_rectification($1::uuid, $2::uuid, $3, $4::uuid, $5, $6, $7, $8::bigint, $9,
         $10::integer, $11, $12, $13::uuid, $14::bytea, $15, $16)`,
      [
        ...[tender, supplier, person, bid, kind, lot, sha256, bytes, envelopes, revision],
        ...[filing.previous, filing.issuer, filing.jti, filing.salt, filing.commandId, filing.bodyDigest],
      ],
    );
    if (!answer) throw new Error('file_rectification always answers');
    return answer;
  }

  async listOwn(tender: TenderId, supplier: SupplierId): Promise<OwnRectification[]> {
    return rowsOf<OwnRectification>(
      this.db,
      `SELECT kind, lot, revision, iso(received_at) AS "receivedAt", claims
       FROM rectifications WHERE tender = $1 AND supplier = $2 ORDER BY received_at, id`,
      [tender, supplier],
    );
  }

  /** Of the last revision of each of these bids: one of a revision that was replaced corrects nothing any more. */
  async listEnvelopes(
    bids: readonly BidId[],
    kind: EnvelopeKind,
    lot: LotId | null,
  ): Promise<FiledRectification[]> {
    const rows = await rowsOf<Omit<FiledRectification, 'bytes'> & { bytes: string }>(
      this.db,
      `SELECT r.id AS rectification, r.bid, r.supplier, r.sha256, r.bytes, u.id AS upload
       FROM rectifications r
       CROSS JOIN LATERAL (
         SELECT id FROM uploads WHERE uploads.supplier = r.supplier AND uploads.sha256 = r.sha256
         ORDER BY completed_at, id LIMIT 1
       ) u
       WHERE r.bid = ANY($1) AND r.kind = $2 AND r.lot = $3
         AND r.revision = (SELECT max(b.revision) FROM bids b WHERE b.bid = r.bid)
       ORDER BY r.id`,
      [bids, kind, lot],
    );
    return rows.map((row) => ({ ...row, bytes: Number(row.bytes) }));
  }

  /** How many wait for a key. Whose they are nobody learns before their key is used. */
  async countFiled(tender: TenderId, kind: EnvelopeKind, lot: LotId | null): Promise<number> {
    const row = await firstRowOf<{ filed: number }>(
      this.db,
      'SELECT count(*)::int AS filed FROM rectifications WHERE tender = $1 AND kind = $2 AND lot = $3',
      [tender, kind, lot],
    );
    return row?.filed ?? 0;
  }

  async findBid(rectification: RectificationId): Promise<BidId | undefined> {
    const row = await firstRowOf<{ bid: BidId }>(this.db, 'SELECT bid FROM rectifications WHERE id = $1', [
      rectification,
    ]);
    return row?.bid;
  }

  /** Positions of the ledger for every rectification of a key, at its first use. */
  async sequence(tender: TenderId, kind: EnvelopeKind, lot: LotId | null): Promise<number> {
    return countOf(
      this.db,
      `INSERT INTO unsequenced_leaves (leaf, queued_at)
       SELECT leaf, statement_timestamp() FROM rectifications WHERE tender = $1 AND kind = $2 AND lot = $3`,
      [tender, kind, lot],
    );
  }
}
