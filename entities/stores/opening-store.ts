import type { MinutedInspection } from '../../domain/inspection/verdict.js';
import type { Offer } from '../../domain/tender/opening/facts.js';
import type {
  BidId,
  EnvelopeKind,
  Instant,
  LotId,
  Sha256Hex,
  SupplierId,
  TenderId,
} from '../../domain/types.js';
import { toLotColumn } from './lot-column.js';
import { rowsOf, type Queryable } from './queryable.js';
import type { SealedStorage } from './secret-box.js';

/** One key of a tender: its kind and, but for the administrative, its lot. */
export interface KeyPlace {
  readonly tender: TenderId;
  readonly kind: EnvelopeKind;
  readonly lot: LotId | null;
}

/** An envelope on the list of an opening: its ciphertext and what its key gave. */
export interface OpenedEnvelope {
  readonly bid: BidId;
  readonly supplier: SupplierId;
  readonly sha256: Sha256Hex;
  readonly bytes: number;
  /** Names the ciphertext in the upload folder. */
  readonly upload: string;
  /** The 16 bytes that open this file alone; null when the tender's key did not open its header. */
  readonly fileKey: Uint8Array | null;
  readonly failure: string | null;
  /** Which use of the key opened it, from 1. */
  readonly round: number;
  /** Whether it was read and nothing was wrong with it. */
  readonly wasSound: boolean;
}

export interface UnwrappedEnvelope {
  readonly bid: BidId;
  readonly sha256: Sha256Hex;
  readonly unwrapped: { readonly fileKey: Uint8Array } | { readonly failure: string };
}

export interface ReadFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: Sha256Hex;
  /** Absent in readings of before files were inspected. */
  readonly inspection?: MinutedInspection;
}

export interface EnvelopeReading extends KeyPlace {
  readonly bid: BidId;
  /** Stable code of what is wrong with the envelope; null when it was read. */
  readonly refused: string | null;
  readonly files: readonly ReadFile[];
  readonly offer: Offer | null;
}

export interface StoredReading {
  readonly bid: BidId;
  readonly kind: EnvelopeKind;
  readonly lot: LotId | null;
  readonly refused: string | null;
  readonly files: readonly ReadFile[];
  readonly readAt: Instant;
}

interface OpenedRow {
  bid: BidId;
  supplier: SupplierId;
  sha256: Sha256Hex;
  bytes: string;
  upload: string;
  sealed: Buffer | null;
  failure: string | null;
  round: number;
  wasSound: boolean;
}

/** File keys of opened envelopes, encrypted at rest, and what reading them gave. */
export class OpeningStore {
  constructor(
    private readonly db: Queryable,
    private readonly secrets: SealedStorage,
  ) {}

  /** Every envelope that a key opened, those that did not open included, in the order of the bids' ids. */
  async listOpened(tender: TenderId, kind: EnvelopeKind, lot: LotId | null): Promise<OpenedEnvelope[]> {
    const rows = await rowsOf<OpenedRow>(this.db, openedText, [tender, kind, toLotColumn(lot)]);
    return rows.map(({ sealed, bytes, ...row }) => ({
      ...row,
      bytes: Number(bytes),
      fileKey: sealed && this.secrets.open(sealed, fileKeyContext({ tender, kind, lot }, row.bid)),
    }));
  }

  async findOpened(place: KeyPlace, bid: BidId): Promise<OpenedEnvelope | undefined> {
    const opened = await this.listOpened(place.tender, place.kind, place.lot);
    return opened.find((envelope) => envelope.bid === bid);
  }

  async insertFileKeys(
    place: KeyPlace,
    round: number,
    envelopes: readonly UnwrappedEnvelope[],
  ): Promise<void> {
    const rows = envelopes.map(({ bid, sha256, unwrapped }) => ({
      bid,
      sha256,
      sealed:
        'fileKey' in unwrapped
          ? this.secrets.seal(unwrapped.fileKey, fileKeyContext(place, bid)).toString('hex')
          : null,
      failure: 'failure' in unwrapped ? unwrapped.failure : null,
    }));
    await this.db.query(
      `INSERT INTO file_keys (tender, kind, lot, round, bid, sha256, sealed, failure)
       SELECT $1, $2, $3, $4, e.bid, e.sha256, decode(e.sealed, 'hex'), e.failure
       FROM jsonb_to_recordset($5::jsonb) AS e (bid uuid, sha256 text, sealed text, failure text)`,
      [place.tender, place.kind, toLotColumn(place.lot), round, JSON.stringify(rows)],
    );
  }

  /** Written once: reading an envelope again, after a crash, changes nothing. */
  async insertReading({ tender, kind, lot, bid, refused, files, offer }: EnvelopeReading): Promise<void> {
    await this.db.query(
      `INSERT INTO readings (tender, kind, lot, bid, refused, files, offer)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
      [tender, kind, toLotColumn(lot), bid, refused, JSON.stringify(files), offer && JSON.stringify(offer)],
    );
  }

  async listReadings(tender: TenderId): Promise<StoredReading[]> {
    return rowsOf<StoredReading>(
      this.db,
      `SELECT bid, kind, NULLIF(lot, '-') AS lot, refused, files, iso(read_at) AS "readAt"
       FROM readings WHERE tender = $1 ORDER BY kind, lot, bid`,
      [tender],
    );
  }
}

/** The last revision of each bid names the ciphertext; a supplier may have uploaded the same bytes more than once. */
const openedText = `
  SELECT k.bid, b.supplier, k.sha256, u.bytes, u.id AS upload, k.sealed, k.failure, k.round,
    r.bid IS NOT NULL AND r.refused IS NULL AS "wasSound"
  FROM file_keys k
  LEFT JOIN readings r ON r.tender = k.tender AND r.kind = k.kind AND r.lot = k.lot AND r.bid = k.bid
  JOIN LATERAL (SELECT supplier FROM bids WHERE bids.bid = k.bid LIMIT 1) b ON true
  JOIN LATERAL (
    SELECT id, bytes FROM uploads WHERE uploads.supplier = b.supplier AND uploads.sha256 = k.sha256
    ORDER BY completed_at, id LIMIT 1
  ) u ON true
  WHERE k.tender = $1 AND k.kind = $2 AND k.lot = $3 ORDER BY k.bid`;

function fileKeyContext({ tender, kind, lot }: KeyPlace, bid: BidId): string {
  return `file-key/${tender}/${kind}/${toLotColumn(lot)}/${bid}`;
}
