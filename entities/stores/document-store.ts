import { randomBytes, randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { DocumentLanguage, IssuedKind } from '../../domain/documents/document-kinds.js';
import type { DocumentSubject } from '../../domain/documents/document-kinds.js';
import { uuidOfDigest } from '../../domain/identifiers/uuid-of-digest.js';
import { canonicalJson } from '../../domain/ledger/canonical-json.js';
import { leafOf } from '../../domain/ledger/leaf.js';
import { sha256Hex } from '../../domain/ledger/sha256.js';
import type { BidId, Instant, LocalisedText, LotId, Sha256Hex, TenderId } from '../../domain/types.js';
import { firstRowOf, rowsOf, type Queryable } from './queryable.js';

export interface DocumentFile {
  /** `it.pdf`, `data.json`. */
  readonly name: string;
  /** Null for data, which are the same in every language. */
  readonly language: DocumentLanguage | null;
  readonly mediaType: string;
  readonly sha256: Sha256Hex;
  readonly bytes: number;
}

export interface IssuedDocument {
  readonly id: string;
  readonly tender: TenderId;
  readonly kind: IssuedKind;
  /** Of the event that made it. */
  readonly version: number;
  readonly lot: LotId | null;
  readonly bid: BidId | null;
  /** The act that it is, if it is one. */
  readonly act: string | null;
  readonly title: LocalisedText;
  readonly files: readonly DocumentFile[];
}

export type StoredDocument = IssuedDocument & { readonly createdAt: Instant };

/** The same document has the same id, however often it is rendered. */
export function documentIdOf(tender: TenderId, { document, version, lot, bid }: DocumentSubject): string {
  return uuidOfDigest(sha256Hex(`document/${tender}/${document}/${version}/${lot ?? ''}/${bid ?? ''}`));
}

/** Documents that were issued, each once, with its leaf in the ledger. The files lie in the `DocumentFolder`. */
export class DocumentStore {
  constructor(private readonly dataSource: DataSource) {}

  async isIssued(id: string): Promise<boolean> {
    const rows = await rowsOf(this.dataSource, 'SELECT 1 FROM documents WHERE document = $1 LIMIT 1', [id]);
    return rows.length > 0;
  }

  /** Rows and leaf in one transaction; its files are on the disk before. False when it was issued before. */
  async insert(document: IssuedDocument): Promise<boolean> {
    return this.dataSource.transaction(async (manager) => {
      const createdAt = await readClock(manager, document.tender);
      const leaf = randomUUID();
      if (!(await insertFiles(manager, document, createdAt, leaf))) return false;
      await insertLeaf(manager, leaf, document, createdAt);
      return true;
    });
  }

  async find(tender: TenderId, id: string): Promise<StoredDocument | undefined> {
    return firstRowOf(
      this.dataSource,
      `SELECT ${columns} FROM documents WHERE tender = $1 AND document = $2 GROUP BY document`,
      [tender, id],
    );
  }

  /** In the order of the events that made them. */
  async list(
    tender: TenderId,
    after: { readonly version: number; readonly id: string } | null,
    limit: number,
  ): Promise<StoredDocument[]> {
    return rowsOf(
      this.dataSource,
      `SELECT ${columns} FROM documents
       WHERE tender = $1 AND ($2::int IS NULL OR (version, document) > ($2::int, $3::uuid))
       GROUP BY version, document ORDER BY version, document LIMIT $4`,
      [tender, after?.version ?? null, after?.id ?? null, limit],
    );
  }
}

/** All files of a document share these; only the files differ. */
const columns = `document AS id, min(tender::text) AS tender, min(kind) AS kind, min(version) AS version,
  min(lot) AS lot, min(bid::text) AS bid, min(act) AS act, (array_agg(title))[1] AS title,
  iso(min(created_at)) AS "createdAt",
  json_agg(json_build_object('name', file, 'language', language, 'mediaType', media_type, 'sha256', sha256,
    'bytes', bytes) ORDER BY file) AS files`;

async function readClock(db: Queryable, tender: TenderId): Promise<Instant> {
  const row = await firstRowOf<{ now: Instant }>(
    db,
    `SELECT iso(clock_timestamp() + clock_offset_ms * interval '1 millisecond') AS now FROM tenders WHERE id = $1`,
    [tender],
  );
  if (!row) throw new Error(`no tender ${tender}`);
  return row.now;
}

/** False when another attempt was first. */
async function insertFiles(
  db: Queryable,
  { id, tender, kind, version, lot, bid, act, title, files }: IssuedDocument,
  createdAt: Instant,
  leaf: string,
): Promise<boolean> {
  const inserted = await rowsOf(
    db,
    `INSERT INTO documents (document, file, tender, kind, version, lot, bid, language, media_type, sha256, bytes, act,
       title, leaf, created_at)
     SELECT $1, f.name, $2, $3, $4, $5, $6, f.language, f."mediaType", f.sha256, f.bytes, $7, $8, $9, $10
     FROM jsonb_to_recordset($11::jsonb)
       AS f (name text, language text, "mediaType" text, sha256 text, bytes integer)
     ON CONFLICT DO NOTHING RETURNING file`,
    [
      ...[id, tender, kind, version, lot, bid, act],
      ...[JSON.stringify(title), leaf, createdAt, JSON.stringify(files)],
    ],
  );
  return inserted.length > 0;
}

/** The entry names the files by digest; it is covered by a salt, so that nobody learns of a letter from its leaf. */
async function insertLeaf(
  db: Queryable,
  leaf: string,
  { id, tender, kind, version, lot, bid, act, files }: IssuedDocument,
  at: Instant,
): Promise<void> {
  const digests = files.map(({ name, sha256, bytes }) => ({ name, sha256, bytes }));
  const entry = { type: 'document', tender, document: id, kind, version, lot, bid, act, files: digests, at };
  const salt = randomBytes(32);
  await db.query(
    `WITH leaf AS (
       INSERT INTO ledger_leaves (id, tender, kind, entry, salt, leaf) VALUES ($1, $2, 'document', $3, $4, $5)
       RETURNING id
     )
     INSERT INTO unsequenced_leaves (leaf) SELECT id FROM leaf`,
    [leaf, tender, canonicalJson(entry), salt, Buffer.from(leafOf(salt, entry), 'hex')],
  );
}
