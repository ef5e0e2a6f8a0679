import type { TenderDraft } from '../../domain/tender/draft.js';
import type { RecordedEvent } from '../../domain/tender/events.js';
import { completeState } from '../../domain/tender/initial-state.js';
import type { CommandOutcome } from '../../domain/tender/outcome.js';
import type { Tender } from '../../domain/tender/tender.js';
import type {
  AuthorityId,
  Instant,
  LocalisedText,
  PersonId,
  Sha256Hex,
  TenderId,
} from '../../domain/types.js';
import { firstRowOf, rowsOf, type Queryable } from './queryable.js';

export interface TenderView {
  readonly tender: Tender;
  /** The tender's clock; microseconds, UTC. */
  readonly now: Instant;
  readonly draft: TenderDraft;
  readonly authorityName: string;
}

export interface TenderSummary {
  readonly id: TenderId;
  readonly authority: AuthorityId;
  readonly authorityName: string;
  readonly title: LocalisedText;
  readonly procedure: string;
  readonly phase: string;
  readonly simulation: boolean;
  readonly submissionDeadline: Instant;
  readonly publishedAt: Instant;
}

export interface TenderSearch {
  readonly phase: string | null;
  /** Part of the title, in either language. */
  readonly text: string | null;
  readonly after: { readonly publishedAt: Instant; readonly id: TenderId } | null;
  readonly limit: number;
}

export type RecordedEventRow = RecordedEvent & { readonly role: string };

export interface AnsweredCommand {
  readonly tender: TenderId;
  readonly type: string;
  readonly person: PersonId | null;
  readonly bodyDigest: Sha256Hex;
  readonly outcome: CommandOutcome;
}

/** What is read of tenders and their record; only the record writes it. */
export class TenderStore {
  constructor(private readonly db: Queryable) {}

  async findView(id: TenderId): Promise<TenderView | undefined> {
    const row = await firstRowOf<TenderView>(
      this.db,
      `SELECT t.state AS tender, d.content AS draft, a.name AS "authorityName",
         iso(clock_timestamp() + t.clock_offset_ms * interval '1 millisecond') AS now
       FROM tenders t JOIN drafts d ON d.id = t.id JOIN authorities a ON a.id = t.authority WHERE t.id = $1`,
      [id],
    );
    return row && { ...row, tender: completeState(row.tender) };
  }

  async listPublished({ phase, text, after, limit }: TenderSearch): Promise<TenderSummary[]> {
    const pattern = text === null ? null : `%${text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    return rowsOf(
      this.db,
      `SELECT t.id, t.authority, a.name AS "authorityName", t.title, t.procedure, t.phase, t.simulation,
         iso(t.submission_deadline) AS "submissionDeadline", iso(t.published_at) AS "publishedAt"
       FROM tenders t JOIN authorities a ON a.id = t.authority
       WHERE t.published_at IS NOT NULL AND ($1::text IS NULL OR t.phase = $1)
         AND ($2::text IS NULL OR t.title->>'it' ILIKE $2 OR t.title->>'en' ILIKE $2)
         AND ($3::timestamptz IS NULL OR (t.published_at, t.id) < ($3::timestamptz, $4::uuid))
       ORDER BY t.published_at DESC, t.id DESC LIMIT $5`,
      [phase, pattern, after?.publishedAt ?? null, after?.id ?? null, limit],
    );
  }

  async listEvents(id: TenderId, afterVersion: number, limit: number): Promise<RecordedEventRow[]> {
    return rowsOf(
      this.db,
      `SELECT version, type, data, iso(at) AS at, role FROM events
       WHERE tender = $1 AND version > $2 ORDER BY version LIMIT $3`,
      [id, afterVersion, limit],
    );
  }

  async findVersion(id: TenderId): Promise<number | undefined> {
    const row = await firstRowOf<{ version: number }>(this.db, 'SELECT version FROM tenders WHERE id = $1', [
      id,
    ]);
    return row?.version;
  }

  /** Whether the term for bids runs again after it had closed. */
  async isReopened(id: TenderId): Promise<boolean> {
    const rows = await rowsOf(
      this.db,
      `SELECT FROM tenders t JOIN events e ON e.tender = t.id AND e.type = 'submissionReopened'
       WHERE t.id = $1 AND t.state->>'closedAt' IS NULL LIMIT 1`,
      [id],
    );
    return rows.length > 0;
  }

  async hasDeclared(id: TenderId, person: PersonId): Promise<boolean> {
    const rows = await rowsOf(
      this.db,
      "SELECT 1 FROM declarations WHERE tender = $1 AND person = $2 AND stage = 'beforeNames'",
      [id, person],
    );
    return rows.length > 0;
  }

  async findCommand(id: Sha256Hex): Promise<AnsweredCommand | undefined> {
    return firstRowOf(
      this.db,
      'SELECT tender, type, person, body_digest AS "bodyDigest", outcome FROM commands WHERE id = $1',
      [id],
    );
  }

  async countLeaves(id: TenderId): Promise<number> {
    const row = await firstRowOf<{ leaves: number }>(
      this.db,
      `SELECT count(*)::int AS leaves FROM ledger_leaves l JOIN ledger_positions p ON p.leaf = l.id
       WHERE l.tender = $1`,
      [id],
    );
    return row?.leaves ?? 0;
  }

  /** The database's clock: what an act is dated by. */
  async readClock(id: TenderId): Promise<Instant> {
    const row = await firstRowOf<{ now: Instant }>(
      this.db,
      `SELECT iso(clock_timestamp() + coalesce(max(clock_offset_ms), 0) * interval '1 millisecond') AS now
       FROM tenders WHERE id = $1`,
      [id],
    );
    if (!row) throw new Error('an aggregate gives one row');
    return row.now;
  }
}
