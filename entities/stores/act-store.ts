import type { Instant, PersonId, Sha256Hex, TenderId } from '../../domain/types.js';
import { firstRowOf, rowsOf, type Queryable } from './queryable.js';

export interface StoredAct {
  readonly id: string;
  readonly tender: TenderId;
  readonly command: string;
  readonly content: unknown;
  /** 64 hexadecimal digits. */
  readonly salt: string;
  readonly digest: Sha256Hex;
  readonly author: PersonId;
  readonly role: string;
  /** Compact JWS. */
  readonly signature: string;
  readonly signedAt: Instant;
}

export interface Registration {
  readonly number: number;
  readonly year: number;
  readonly registeredAt: Instant;
}

export type RegisteredAct = StoredAct & Registration & { readonly authorName: string };
export type RegisteredActSummary = Omit<RegisteredAct, 'content' | 'salt' | 'signature' | 'tender'>;

const summary = `a.id, a.command, a.digest, a.author, a.role, iso(a.signed_at) AS "signedAt",
  r.number, r.year, iso(r.registered_at) AS "registeredAt", coalesce(p.name, a.author) AS "authorName"`;
const registered = 'acts a JOIN act_register r ON r.act = a.id LEFT JOIN people p ON p.id = a.author';

/** Signed acts. One that its command never registered had no effect and is shown to nobody. */
export class ActStore {
  constructor(private readonly db: Queryable) {}

  async insert(act: StoredAct): Promise<void> {
    await this.db.query(
      `INSERT INTO acts (id, tender, command, content, salt, digest, author, role, signature, signed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (id) DO NOTHING`,
      [
        act.id,
        act.tender,
        act.command,
        JSON.stringify(act.content),
        act.salt,
        act.digest,
        act.author,
        act.role,
        act.signature,
        act.signedAt,
      ],
    );
  }

  async find(id: string): Promise<StoredAct | undefined> {
    return firstRowOf(
      this.db,
      `SELECT id, tender, command, content, salt, digest, author, role, signature, iso(signed_at) AS "signedAt"
       FROM acts WHERE id = $1`,
      [id],
    );
  }

  async findRegistered(tender: TenderId, id: string): Promise<RegisteredAct | undefined> {
    return firstRowOf(
      this.db,
      `SELECT ${summary}, a.tender, a.content, a.salt, a.signature FROM ${registered}
       WHERE a.tender = $1 AND a.id = $2`,
      [tender, id],
    );
  }

  /** In the order of the register. */
  async listRegistered(
    tender: TenderId,
    page: { after: string | null; limit: number; commands: readonly string[] | null },
  ): Promise<RegisteredActSummary[]> {
    return rowsOf(
      this.db,
      `SELECT ${summary} FROM ${registered}
       WHERE a.tender = $1 AND ($4::text[] IS NULL OR a.command = ANY($4))
         AND ($2::text IS NULL
           OR (r.registered_at, a.id) > (SELECT x.registered_at, x.act FROM act_register x WHERE x.act = $2))
       ORDER BY r.registered_at, a.id LIMIT $3`,
      [tender, page.after, page.limit, page.commands],
    );
  }
}
