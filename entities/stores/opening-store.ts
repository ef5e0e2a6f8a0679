import type { ParticipantsReading } from '../../domain/participants/read-participants.js';
import type { MinutedInspection } from '../../domain/inspection/verdict.js';
import type { Offer } from '../../domain/tender/opening/facts.js';
import type { RectificationId } from '../../domain/tender/rectification/state.js';
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
import { noRectification } from './rectification-column.js';
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
  /** The sealed rectification that this is; null for the bid's own envelope. */
  readonly rectification: RectificationId | null;
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
  readonly rectification: RectificationId | null;
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
  readonly rectification: RectificationId | null;
  /** Stable code of what is wrong with the envelope; null when it was read. */
  readonly refused: string | null;
  readonly files: readonly ReadFile[];
  readonly offer: Offer | null;
  /** What its `participants.json` says, or why it says nothing; null where there is none. */
  readonly participants: ParticipantsReading | null;
}

export interface StoredReading {
  readonly bid: BidId;
  readonly rectification: RectificationId | null;
  readonly kind: EnvelopeKind;
  readonly lot: LotId | null;
  readonly refused: string | null;
  readonly files: readonly ReadFile[];
  readonly offer: Offer | null;
  readonly participants: ParticipantsReading | null;
  readonly readAt: Instant;
}

interface OpenedRow {
  bid: BidId;
  rectification: RectificationId | null;
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
    const values = [tender, kind, toLotColumn(lot), noRectification];
    const rows = await rowsOf<OpenedRow>(this.db, openedText, values);
    return rows.map(({ sealed, bytes, ...row }) => ({
      ...row,
      bytes: Number(bytes),
      fileKey: sealed && this.secrets.open(sealed, fileKeyContext({ tender, kind, lot }, row)),
    }));
  }

  async findOpened(
    place: KeyPlace,
    bid: BidId,
    rectification: RectificationId | null = null,
  ): Promise<OpenedEnvelope | undefined> {
    const opened = await this.listOpened(place.tender, place.kind, place.lot);
    return opened.find((envelope) => envelope.bid === bid && envelope.rectification === rectification);
  }

  async insertFileKeys(
    place: KeyPlace,
    round: number,
    envelopes: readonly UnwrappedEnvelope[],
  ): Promise<void> {
    const rows = envelopes.map(({ bid, rectification, sha256, unwrapped }) => ({
      ...{ bid, rectification: rectification ?? noRectification, sha256 },
      sealed:
        'fileKey' in unwrapped
          ? this.secrets
              .seal(unwrapped.fileKey, fileKeyContext(place, { bid, rectification }))
              .toString('hex')
          : null,
      failure: 'failure' in unwrapped ? unwrapped.failure : null,
    }));
    await this.db.query(
      `INSERT INTO file_keys (tender, kind, lot, round, bid, rectification, sha256, sealed, failure)
       SELECT $1, $2, $3, $4, e.bid, e.rectification, e.sha256, decode(e.sealed, 'hex'), e.failure
       FROM jsonb_to_recordset($5::jsonb)
         AS e (bid uuid, rectification uuid, sha256 text, sealed text, failure text)`,
      [place.tender, place.kind, toLotColumn(place.lot), round, JSON.stringify(rows)],
    );
  }

  /** Written once: reading an envelope again, after a crash, changes nothing. */
  async insertReading(reading: EnvelopeReading): Promise<void> {
    const { tender, kind, lot, bid, rectification, refused, files, offer, participants } = reading;
    await this.db.query(
      `INSERT INTO readings (tender, kind, lot, bid, rectification, refused, files, offer, participants)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING`,
      [
        ...[tender, kind, toLotColumn(lot), bid, rectification ?? noRectification],
        ...[refused, JSON.stringify(files), offer && JSON.stringify(offer)],
        participants && JSON.stringify(participants),
      ],
    );
  }

  async listReadings(tender: TenderId): Promise<StoredReading[]> {
    return rowsOf<StoredReading>(
      this.db,
      `SELECT bid, NULLIF(rectification, $2) AS rectification, kind, NULLIF(lot, '-') AS lot, refused, files, offer,
         participants, iso(read_at) AS "readAt"
       FROM readings WHERE tender = $1 ORDER BY kind, lot, bid, rectification`,
      [tender, noRectification],
    );
  }
}

/** The last revision of each bid names the ciphertext; a supplier may have uploaded the same bytes more than once. */
const openedText = `
  SELECT k.bid, NULLIF(k.rectification, $4) AS rectification, b.supplier, k.sha256, u.bytes, u.id AS upload, k.sealed, k.failure, k.round,
    r.bid IS NOT NULL AND r.refused IS NULL AS "wasSound"
  FROM file_keys k
  LEFT JOIN readings r ON r.tender = k.tender AND r.kind = k.kind AND r.lot = k.lot AND r.bid = k.bid
    AND r.rectification = k.rectification
  JOIN LATERAL (SELECT supplier FROM bids WHERE bids.bid = k.bid LIMIT 1) b ON true
  JOIN LATERAL (
    SELECT id, bytes FROM uploads WHERE uploads.supplier = b.supplier AND uploads.sha256 = k.sha256
    ORDER BY completed_at, id LIMIT 1
  ) u ON true
  WHERE k.tender = $1 AND k.kind = $2 AND k.lot = $3 ORDER BY k.bid, k.rectification`;

function fileKeyContext(
  { tender, kind, lot }: KeyPlace,
  { bid, rectification }: Pick<OpenedEnvelope, 'bid' | 'rectification'>,
): string {
  const own = `file-key/${tender}/${kind}/${toLotColumn(lot)}/${bid}`;
  return rectification ? `${own}/${rectification}` : own;
}
