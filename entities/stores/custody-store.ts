import type { KeysManifest } from '../../domain/sealing/manifest.js';
import type { Instant, PersonId, Sha256Hex, TenderId } from '../../domain/types.js';
import { toLotColumn } from './lot-column.js';
import type { KeyPlace } from './opening-store.js';
import { countOf, firstRowOf, rowsOf, type Queryable } from './queryable.js';
import type { SealedStorage } from './secret-box.js';

export interface StoredManifest {
  readonly body: KeysManifest;
  readonly fingerprint: Sha256Hex;
}

export interface EnrolledCustodian {
  readonly person: PersonId;
  /** Null until he enrols one. */
  readonly recipient: string | null;
}

export interface TenderKeyRow {
  readonly recipient: string;
  readonly openedAt: Instant | null;
}

/** Manifest, share commitments, challenges: everything public of a tender's keys. */
export class CustodyStore {
  constructor(private readonly db: Queryable) {}

  async findManifest(tender: TenderId): Promise<StoredManifest | undefined> {
    return firstRowOf<StoredManifest>(this.db, 'SELECT body, fingerprint FROM manifests WHERE tender = $1', [
      tender,
    ]);
  }

  /** In the order of their names, which gives them their indexes. */
  async listCustodians(tender: TenderId): Promise<EnrolledCustodian[]> {
    return rowsOf<EnrolledCustodian>(
      this.db,
      `SELECT r.person, p.custodian_recipient AS recipient
       FROM tender_roles r LEFT JOIN people p ON p.id = r.person
       WHERE r.tender = $1 AND r.role = 'custodian' ORDER BY r.person`,
      [tender],
    );
  }

  /** Before publication a manifest may be made again: commitments and acknowledgements start anew. */
  async replaceManifest(body: KeysManifest, fingerprint: Sha256Hex, madeBy: PersonId): Promise<void> {
    const { tender } = body;
    await this.db.query(
      `INSERT INTO manifests (tender, body, fingerprint, made_by) VALUES ($1, $2, $3, $4)
       ON CONFLICT (tender) DO UPDATE SET body = excluded.body, fingerprint = excluded.fingerprint,
         made_by = excluded.made_by, made_at = clock_timestamp()`,
      [tender, JSON.stringify(body), fingerprint, madeBy],
    );
    await this.db.query('DELETE FROM key_shares WHERE tender = $1', [tender]);
    await this.db.query('DELETE FROM tender_keys WHERE tender = $1', [tender]);
    await this.db.query(
      `INSERT INTO tender_keys (tender, kind, lot, recipient)
       SELECT $1, k.kind, k.lot, k.recipient FROM jsonb_to_recordset($2) AS k (kind text, lot text, recipient text)`,
      [tender, JSON.stringify(body.keys.map((key) => ({ ...key, lot: toLotColumn(key.lot) })))],
    );
    await this.db.query(
      `INSERT INTO key_shares (tender, kind, lot, index, custodian, commitment)
       SELECT $1, s.kind, s.lot, s.index, s.custodian, s.commitment FROM jsonb_to_recordset($2)
         AS s (kind text, lot text, index int, custodian text, commitment text)`,
      [tender, JSON.stringify(body.keys.flatMap(toShareRows))],
    );
  }

  /** How many of the custodian's shares carry one of these commitments. */
  async acknowledge(
    tender: TenderId,
    custodian: PersonId,
    commitments: readonly Sha256Hex[],
  ): Promise<number> {
    return countOf(
      this.db,
      `UPDATE key_shares SET acknowledged_at = coalesce(acknowledged_at, clock_timestamp())
       WHERE tender = $1 AND custodian = $2 AND commitment = ANY($3)`,
      [tender, custodian, commitments],
    );
  }

  /** A new challenge replaces the one before; what was proven stays proven. */
  async challenge(tender: TenderId, custodian: PersonId, nonceDigest: Sha256Hex): Promise<void> {
    await this.db.query(
      `INSERT INTO custody_challenges (tender, custodian, nonce_digest) VALUES ($1, $2, $3)
       ON CONFLICT (tender, custodian) DO UPDATE SET nonce_digest = excluded.nonce_digest`,
      [tender, custodian, nonceDigest],
    );
  }

  /** Only who holds a share now can prove that he has his key. */
  async prove(tender: TenderId, custodian: PersonId, nonceDigest: Sha256Hex): Promise<boolean> {
    const proven = await countOf(
      this.db,
      `UPDATE custody_challenges SET proven_at = coalesce(proven_at, clock_timestamp())
       WHERE tender = $1 AND custodian = $2 AND nonce_digest = $3
         AND EXISTS (SELECT FROM key_shares s WHERE s.tender = $1 AND s.custodian = $2)`,
      [tender, custodian, nonceDigest],
    );
    return proven === 1;
  }

  async findKey({ tender, kind, lot }: KeyPlace): Promise<TenderKeyRow | undefined> {
    return firstRowOf<TenderKeyRow>(this.db, keyText, [tender, kind, toLotColumn(lot)]);
  }

  /** Locks the key's row: of two shares that arrive together one waits, and sees the other. */
  async lockKey({ tender, kind, lot }: KeyPlace): Promise<TenderKeyRow | undefined> {
    return firstRowOf<TenderKeyRow>(this.db, `${keyText} FOR UPDATE`, [tender, kind, toLotColumn(lot)]);
  }

  async markOpened({ tender, kind, lot }: KeyPlace): Promise<void> {
    await this.db.query(
      `UPDATE tender_keys SET opened_at = clock_timestamp() WHERE tender = $1 AND kind = $2 AND lot = $3`,
      [tender, kind, toLotColumn(lot)],
    );
  }
}

const keyText =
  'SELECT recipient, iso(opened_at) AS "openedAt" FROM tender_keys WHERE tender = $1 AND kind = $2 AND lot = $3';

function toShareRows({ kind, lot, shares }: KeysManifest['keys'][number]): object[] {
  return shares.map(({ index, custodian, commitment }) => ({
    ...{ kind, lot: toLotColumn(lot) },
    ...{ index, custodian, commitment },
  }));
}

/** What a share is released for: one list of bids, in one round of one key. */
export interface SharePurpose extends KeyPlace {
  /** Digest of the round and its bids. */
  readonly list: Sha256Hex;
}

/** Shares that wait for the k-th, encrypted at rest under their key, list and index. Those of one list count together. */
export class WaitingShareStore {
  constructor(
    private readonly db: Queryable,
    private readonly secrets: SealedStorage,
  ) {}

  async listIndexes({ tender, kind, lot, list }: SharePurpose): Promise<number[]> {
    const rows = await rowsOf<{ index: number }>(
      this.db,
      'SELECT index FROM waiting_shares WHERE tender = $1 AND kind = $2 AND lot = $3 AND list = $4 ORDER BY index',
      [tender, kind, toLotColumn(lot), list],
    );
    return rows.map(({ index }) => index);
  }

  async add(purpose: SharePurpose, index: number, share: Uint8Array): Promise<void> {
    const { tender, kind, lot, list } = purpose;
    await this.db.query(
      'INSERT INTO waiting_shares (tender, kind, lot, index, list, sealed) VALUES ($1, $2, $3, $4, $5, $6)',
      [tender, kind, toLotColumn(lot), index, list, this.secrets.seal(share, shareContext(purpose, index))],
    );
  }

  async list(purpose: SharePurpose): Promise<{ index: number; share: Buffer }[]> {
    const { tender, kind, lot, list } = purpose;
    const rows = await rowsOf<{ index: number; sealed: Buffer }>(
      this.db,
      'SELECT index, sealed FROM waiting_shares WHERE tender = $1 AND kind = $2 AND lot = $3 AND list = $4 ORDER BY index',
      [tender, kind, toLotColumn(lot), list],
    );
    return rows.map(({ index, sealed }) => ({
      index,
      share: this.secrets.open(sealed, shareContext(purpose, index)),
    }));
  }

  /** Those released for a list that is no longer the one to open: their custodians are asked again. */
  async forgetOthers({ tender, kind, lot, list }: SharePurpose): Promise<void> {
    await this.db.query(
      'DELETE FROM waiting_shares WHERE tender = $1 AND kind = $2 AND lot = $3 AND list <> $4',
      [tender, kind, toLotColumn(lot), list],
    );
  }

  async forget({ tender, kind, lot }: KeyPlace): Promise<void> {
    await this.db.query('DELETE FROM waiting_shares WHERE tender = $1 AND kind = $2 AND lot = $3', [
      ...[tender, kind, toLotColumn(lot)],
    ]);
  }
}

function shareContext({ tender, kind, lot, list }: SharePurpose, index: number): string {
  return `waiting-share/${tender}/${kind}/${toLotColumn(lot)}/${list}/${index}`;
}
