import type { GroupChangeGround } from '../../domain/participants/group-change.js';
import type { Participants } from '../../domain/participants/participants.js';
import type { BidId, Instant, PersonId, SupplierId, TenderId } from '../../domain/types.js';
import { firstRowOf, rowsOf, type Queryable } from './queryable.js';
import type { ReplyAttachment } from './reply-store.js';

/** A change in the group that made a bid, as its bidder filed it. */
export interface FiledChange {
  readonly id: string;
  readonly tender: TenderId;
  readonly bid: BidId;
  readonly supplier: SupplierId;
  readonly person: PersonId;
  readonly ground: GroupChangeGround;
  readonly reasons: string;
  /** Who would take part from then on. */
  readonly participants: Participants;
  readonly uploads: readonly ReplyAttachment[];
  readonly filedAt: Instant;
}

export class GroupChangeStore {
  constructor(private readonly db: Queryable) {}

  /** Who takes part in the bid now; null where its envelope named nobody beside the bidder. */
  async findParticipants(tender: TenderId, bid: BidId): Promise<Participants | null> {
    const row = await firstRowOf<{ participants: Participants | null }>(
      this.db,
      'SELECT participants FROM participants_now WHERE tender = $1 AND bid = $2',
      [tender, bid],
    );
    return row?.participants ?? null;
  }

  /** The stored change: of two under one id the first stays. */
  async insert(change: FiledChange): Promise<FiledChange> {
    const { id, tender, bid, supplier, person, ground, reasons, participants, uploads, filedAt } = change;
    await this.db.query(
      `INSERT INTO group_changes (id, tender, bid, supplier, person, ground, reasons, participants, uploads, filed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (id) DO NOTHING`,
      [
        ...[id, tender, bid, supplier, person, ground, reasons],
        ...[JSON.stringify(participants), JSON.stringify(uploads), filedAt],
      ],
    );
    const stored = await this.find(id);
    if (!stored) throw new Error(`group change ${id} was written and is not there`);
    return stored;
  }

  find(id: string): Promise<FiledChange | undefined> {
    return firstRowOf<FiledChange>(this.db, `SELECT ${columns} FROM group_changes WHERE id = $1`, [id]);
  }

  /** In the order of their filing. */
  list(tender: TenderId): Promise<FiledChange[]> {
    return rowsOf<FiledChange>(
      this.db,
      `SELECT ${columns} FROM group_changes WHERE tender = $1 ORDER BY filed_at, id`,
      [tender],
    );
  }

  /** Which of these uploads some change names. */
  async listNamedUploads(among: readonly string[]): Promise<Set<string>> {
    const rows = await rowsOf<{ id: string }>(
      this.db,
      `SELECT DISTINCT u->>'id' AS id FROM group_changes, jsonb_array_elements(uploads) u WHERE u->>'id' = ANY($1)`,
      [among],
    );
    return new Set(rows.map(({ id }) => id));
  }
}

const columns =
  'id, tender, bid, supplier, person, ground, reasons, participants, uploads, iso(filed_at) AS "filedAt"';
