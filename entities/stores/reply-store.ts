import type { FileVerdict } from '../../domain/inspection/verdict.js';
import type { BidId, Instant, PersonId, Sha256Hex, SupplierId, TenderId } from '../../domain/types.js';
import { rowsOf, type Queryable } from './queryable.js';

export interface ReplyAttachment {
  readonly id: string;
  readonly bytes: number;
  readonly sha256: Sha256Hex;
  /** Absent in replies of before files were inspected. */
  readonly inspection?: FileVerdict;
}

export interface Reply {
  readonly id: string;
  readonly tender: TenderId;
  readonly request: string;
  readonly bid: BidId;
  readonly supplier: SupplierId;
  readonly person: PersonId;
  readonly text: string;
  readonly uploads: readonly ReplyAttachment[];
  readonly repliedAt: Instant;
}

/** Replies of bidders to soccorso istruttorio and to requests for explanations. */
export class ReplyStore {
  constructor(private readonly db: Queryable) {}

  /** Which of these uploads some reply names. */
  async listNamedUploads(among: readonly string[]): Promise<Set<string>> {
    const rows = await rowsOf<{ id: string }>(
      this.db,
      `SELECT DISTINCT u->>'id' AS id FROM replies, jsonb_array_elements(uploads) u WHERE u->>'id' = ANY($1)`,
      [among],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** The stored reply: of two under one id the first stays. */
  async insert(reply: Reply): Promise<Reply> {
    const { id, tender, request, bid, supplier, person, text, uploads, repliedAt } = reply;
    await this.db.query(
      `INSERT INTO replies (id, tender, request, bid, supplier, person, text, uploads, replied_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (id) DO NOTHING`,
      [id, tender, request, bid, supplier, person, text, JSON.stringify(uploads), repliedAt],
    );
    const stored = await this.find(id);
    if (!stored) throw new Error(`reply ${id} was written and is not there`);
    return stored;
  }

  async find(id: string): Promise<Reply | undefined> {
    const [reply] = await rowsOf<Reply>(this.db, `SELECT ${columns} FROM replies WHERE id = $1`, [id]);
    return reply;
  }

  /** Replies to a request, without the one that may be coming again. */
  async count(tender: TenderId, request: string, except: string): Promise<number> {
    const [row] = await rowsOf<{ replies: number }>(
      this.db,
      'SELECT count(*)::int AS replies FROM replies WHERE tender = $1 AND request = $2 AND id <> $3',
      [tender, request, except],
    );
    return row?.replies ?? 0;
  }

  async list(tender: TenderId): Promise<Reply[]> {
    return rowsOf<Reply>(
      this.db,
      `SELECT ${columns} FROM replies WHERE tender = $1 ORDER BY replied_at, id`,
      [tender],
    );
  }
}

const columns = 'id, tender, request, bid, supplier, person, text, uploads, iso(replied_at) AS "repliedAt"';
