import { randomBytes } from 'node:crypto';
import type { CheckAnswer, CheckResult, Evidence } from '../../domain/fvoe/answer.js';
import type { FvoeDocumentCode } from '../../domain/fvoe/documents.js';
import type {
  CheckedCompany,
  CompanyData,
  PlannedEntry,
  UnaskedReason,
} from '../../domain/fvoe/plan-check.js';
import { saltedDigest } from '../../domain/ledger/salted-digest.js';
import type { Participants } from '../../domain/participants/participants.js';
import { isCheckOpen } from '../../domain/tender/award/state.js';
import type { AskFvoeData } from '../../domain/tender/effect.js';
import type { BidId, Instant, LotId, Sha256Hex, TenderId } from '../../domain/types.js';
import { firstRowOf, rowsOf, type Queryable } from './queryable.js';
import { findTenderMoment } from './tender-moment.js';

/** What a check asks with: who bids, with whom, and what the RUP's act gives of each company. */
export interface CheckSubject {
  readonly bidder: { readonly name: string; readonly fiscalCode: string };
  readonly participants: Participants | null;
  readonly data: readonly CompanyData[];
  /** ANAC's `idAppalto`; the tender's own id where the act names none. */
  readonly procurement: string;
  readonly cig: string;
}

/** One document of one company, and how far its answer has come. Instants by the tender's clock. */
export interface CheckEntry {
  readonly id: string;
  readonly check: string;
  readonly lot: LotId;
  readonly bid: BidId;
  readonly company: CheckedCompany;
  readonly document: FvoeDocumentCode;
  readonly unasked: UnaskedReason | null;
  readonly plannedAt: Instant;
  readonly accessAskedAt: Instant | null;
  /** Of the virtual file. */
  readonly request: string | null;
  readonly askedAt: Instant | null;
  /** Why the virtual file could not be asked the last time, and since when; null while it works. */
  readonly trouble: string | null;
  readonly troubleSince: Instant | null;
  readonly answer: StoredAnswer | null;
  /** Version of the event that records the answer. */
  readonly recordedVersion: number | null;
}

export interface StoredAnswer {
  readonly result: CheckResult;
  readonly detail: string | null;
  readonly evidence: Evidence | null;
  readonly salt: string;
  readonly digest: Sha256Hex;
  readonly answeredAt: Instant;
}

const now = `(SELECT clock_timestamp() + t.clock_offset_ms * interval '1 millisecond' FROM tenders t WHERE t.id = `;

/** Checks of requirements: what was asked, what came of it. Written again, after a crash, everything stays as it was. */
export class CheckStore {
  constructor(private readonly db: Queryable) {}

  async getSubject({ tender, lot, bid, act }: AskFvoeData): Promise<CheckSubject> {
    const row = await firstRowOf<CheckSubject>(
      this.db,
      `SELECT json_build_object('name', s.name, 'fiscalCode', s.fiscal_code) AS bidder,
         r.participants,
         coalesce(a.content->'companies', '[]') AS data, coalesce(a.content->>'procurement', d.id::text) AS procurement,
         (SELECT l->>'cig' FROM jsonb_array_elements(d.content->'lots') l WHERE l->>'id' = $2) AS cig
       FROM drafts d JOIN acts a ON a.tender = d.id AND a.id = $4
       JOIN LATERAL (SELECT supplier FROM bids WHERE bids.bid = $3 LIMIT 1) b ON true
       JOIN suppliers s ON s.id = b.supplier
       LEFT JOIN participants_now r ON r.tender = d.id AND r.bid = $3
       WHERE d.id = $1`,
      [tender, lot, bid, act],
    );
    if (!row) throw new Error(`check of bid ${bid}: the record does not know whom to ask about`);
    return row;
  }

  /** Whether the answers still matter: the bid is proposed, and its requirements were not yet found met. */
  async isWanted({ tender, lot: id, bid, check }: AskFvoeData): Promise<boolean> {
    const lot = (await findTenderMoment(this.db, tender))?.tender.lots[id];
    return lot !== undefined && lot.check === check && lot.proposed === bid && isCheckOpen(lot);
  }

  async plan({ tender, lot, bid, check }: AskFvoeData, entries: readonly PlannedEntry[]): Promise<void> {
    const rows = entries.map(({ id, company, document, unasked }, place) => ({
      ...{ id, place, document, unasked, ...company },
    }));
    await this.db.query(
      `INSERT INTO check_entries (id, tender, check_id, lot, bid, place, country, tax_code, name, role, document, unasked,
         planned_at)
       SELECT e.id, $1, $2, $3, $4, e.place, e.country, e."taxCode", e.name, e.role, e.document, e.unasked, ${now}$1)
       FROM jsonb_to_recordset($5::jsonb) AS e (id uuid, place integer, country text, "taxCode" text, name text, role text,
         document text, unasked text)
       ON CONFLICT DO NOTHING`,
      [tender, check, lot, bid, JSON.stringify(rows)],
    );
  }

  /** Of a tender, of one of its checks, or one entry: checks in the order of the requests, entries in that of the plan. */
  async list(tender: TenderId, only: { check?: string; entry?: string } = {}): Promise<CheckEntry[]> {
    return rowsOf(
      this.db,
      `SELECT ${columns} FROM check_entries e LEFT JOIN check_answers a ON a.entry = e.id
       LEFT JOIN events v
         ON v.tender = e.tender AND v.type = 'requirementsAnswered' AND v.data->>'entry' = e.id::text
       WHERE e.tender = $1 AND ($2::text IS NULL OR e.check_id = $2) AND ($3::uuid IS NULL OR e.id = $3)
       ORDER BY (SELECT q.version FROM events q WHERE q.tender = $1 AND q.type = 'requirementsCheckRequested'
         AND q.data->>'check' = e.check_id), e.place`,
      [tender, only.check ?? null, only.entry ?? null],
    );
  }

  async noteAccessAsked({ tender, check }: AskFvoeData, taxCode: string): Promise<void> {
    await this.db.query(
      `UPDATE check_entries SET access_asked_at = ${now}$1) WHERE tender = $1 AND check_id = $2 AND tax_code = $3`,
      [tender, check, taxCode],
    );
  }

  async noteAsked(entry: string, request: string): Promise<void> {
    await this.db.query(
      `UPDATE check_entries SET request = $2, asked_at = ${now}tender) WHERE id = $1 AND request IS NULL`,
      [entry, request],
    );
  }

  /** Null when it works again. */
  async noteTrouble(entry: string, trouble: string | null): Promise<void> {
    await this.db.query(
      `UPDATE check_entries SET trouble = $2::text,
         trouble_since = CASE WHEN $2::text IS NOT NULL THEN coalesce(trouble_since, ${now}tender)) END
       WHERE id = $1`,
      [entry, trouble],
    );
  }

  /** The first answer stays. */
  async insertAnswer(entry: string, answer: CheckAnswer): Promise<void> {
    const salt = randomBytes(32).toString('hex');
    const { result, detail, evidence } = answer;
    await this.db.query(
      `INSERT INTO check_answers (entry, result, detail, sha256, bytes, file_name, salt, digest, answered_at)
       SELECT id, $2, $3, $4, $5, $6, $7, $8, ${now}tender) FROM check_entries WHERE id = $1 ON CONFLICT DO NOTHING`,
      [
        ...[entry, result, detail, evidence?.sha256 ?? null, evidence?.bytes ?? null],
        ...[evidence?.fileName ?? null, salt, saltedDigest(salt, answer)],
      ],
    );
  }
}

const columns = `e.id, e.check_id AS "check", e.lot, e.bid, e.document, e.unasked, e.request, e.trouble,
  json_build_object('country', e.country, 'taxCode', e.tax_code, 'name', e.name, 'role', e.role) AS company,
  iso(e.planned_at) AS "plannedAt", iso(e.access_asked_at) AS "accessAskedAt", iso(e.asked_at) AS "askedAt",
  iso(e.trouble_since) AS "troubleSince", v.version AS "recordedVersion",
  CASE WHEN a.entry IS NOT NULL THEN json_build_object('result', a.result, 'detail', a.detail, 'salt', a.salt,
    'digest', a.digest, 'answeredAt', iso(a.answered_at), 'evidence', CASE WHEN a.sha256 IS NOT NULL THEN
      json_build_object('sha256', a.sha256, 'bytes', a.bytes, 'fileName', a.file_name) END) END AS answer`;
