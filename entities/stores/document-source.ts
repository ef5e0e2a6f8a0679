import type { EvaluationContent } from '../../domain/tender/decision.js';
import type { TenderDraft } from '../../domain/tender/draft.js';
import type { RecordedEvent } from '../../domain/tender/events.js';
import { MalfunctionStore, type MalfunctionRecord } from './malfunction-store.js';
import { evolveAll } from '../../domain/tender/evolve.js';
import type { Offer } from '../../domain/tender/opening/facts.js';
import type { Role } from '../../domain/tender/commands.js';
import { rectificationsOf } from '../../domain/tender/rectification/state.js';
import type { Tender } from '../../domain/tender/tender.js';
import type {
  BidId,
  DecimalString,
  EnvelopeKind,
  Instant,
  LotId,
  PersonId,
  Sha256Hex,
  SupplierId,
  TenderId,
} from '../../domain/types.js';
import { CheckStore, type CheckEntry } from './check-store.js';
import { CustodyStore, type StoredManifest } from './custody-store.js';
import { GroupChangeStore, type FiledChange } from './group-change-store.js';
import { toLotColumn } from './lot-column.js';
import { noRectification } from './rectification-column.js';
import { firstRowOf, rowsOf, type Queryable } from './queryable.js';
import { ReplyStore, type Reply } from './reply-store.js';

/** A tender as it was at the event that makes a document: later events change nothing of what the document says. */
export interface DocumentMoment {
  readonly tender: Tender;
  readonly event: RecordedEvent;
  /** Up to and with `event`. */
  readonly events: readonly RecordedEvent[];
  readonly draft: TenderDraft;
  readonly authority: string;
}

export interface ActRecord {
  readonly id: string;
  readonly content: Readonly<Record<string, unknown>>;
  readonly author: PersonId;
  readonly authorName: string;
  readonly role: Role;
  readonly signedAt: Instant;
  /** `12/2026`. */
  readonly register: string;
  readonly registeredAt: Instant;
}

export interface BidderName {
  readonly bid: BidId;
  readonly supplier: SupplierId;
  readonly name: string;
  readonly fiscalCode: string;
  /** Of the revision that stands. */
  readonly receivedAt: Instant;
}

export interface EnvelopeRecord {
  readonly bid: BidId;
  readonly sha256: Sha256Hex;
  readonly bytes: number;
  readonly refused: string | null;
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly sha256: Sha256Hex }[];
  readonly offer: Offer | null;
}

export interface ScoreRecord {
  readonly bid: BidId;
  readonly criterion: string;
  readonly commissioner: PersonId;
  readonly coefficient: DecimalString;
  readonly reason: string;
}

export interface AnswerRecord {
  readonly question: string;
  readonly askedAt: Instant;
  readonly answer: string;
  readonly answeredAt: Instant;
}

/** What the documents of one event of one tender may say. Everything is read as it stood then, or never changes. */
export class DocumentSource {
  private constructor(
    private readonly db: Queryable,
    private readonly id: TenderId,
    readonly moment: DocumentMoment,
  ) {}

  static async open(db: Queryable, tender: TenderId, version: number): Promise<DocumentSource> {
    return new DocumentSource(db, tender, await readMoment(db, tender, version));
  }

  /** Every registered act of the tender; one that is registered later than the event is named by none of its data. */
  async listActs(): Promise<Map<string, ActRecord>> {
    const rows = await rowsOf<ActRecord>(
      this.db,
      `SELECT a.id, a.content, a.author, coalesce(p.name, a.author) AS "authorName", a.role,
         iso(a.signed_at) AS "signedAt", r.number || '/' || r.year AS register,
         iso(r.registered_at) AS "registeredAt"
       FROM acts a JOIN act_register r ON r.act = a.id LEFT JOIN people p ON p.id = a.author WHERE a.tender = $1`,
      [this.id],
    );
    return new Map(rows.map((act) => [act.id, act]));
  }

  /** Bids that stood at the closing, by bid. */
  async listBidders(): Promise<Map<BidId, BidderName>> {
    const rows = await rowsOf<BidderName>(
      this.db,
      `SELECT DISTINCT ON (b.bid) b.bid, b.supplier, s.name, s.fiscal_code AS "fiscalCode", iso(b.received_at) AS "receivedAt"
       FROM bids b JOIN suppliers s ON s.id = b.supplier WHERE b.tender = $1 AND b.bid = ANY($2)
       ORDER BY b.bid, b.revision DESC`,
      [this.id, Object.keys(this.moment.tender.bids)],
    );
    return new Map(rows.map((row) => [row.bid, row]));
  }

  async listNames(people: readonly PersonId[]): Promise<Map<PersonId, string>> {
    const rows = await rowsOf<{ id: PersonId; name: string }>(
      this.db,
      'SELECT id, name FROM people WHERE id = ANY($1)',
      [people],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  /** Who holds a role in the tender, in the order of their ids. */
  async listInRole(role: Role): Promise<PersonId[]> {
    const rows = await rowsOf<{ person: PersonId }>(
      this.db,
      'SELECT person FROM tender_roles WHERE tender = $1 AND role = $2 ORDER BY person',
      [this.id, role],
    );
    return rows.map(({ person }) => person);
  }

  findManifest(): Promise<StoredManifest | undefined> {
    return new CustodyStore(this.db).findManifest(this.id);
  }

  /**
   * The bids' own envelopes of an opening as they were read, in the order of the bids' ids. A sealed rectification is
   * not among them: whose it is only its bidder and who decided on it learn (art. 101 c. 4).
   */
  async listEnvelopes(kind: EnvelopeKind, lot: LotId | null): Promise<EnvelopeRecord[]> {
    return rowsOf<EnvelopeRecord>(this.db, envelopesText, [
      ...[this.id, kind, toLotColumn(lot), lot],
      noRectification,
    ]);
  }

  /** What a bid offers for a lot: its accepted rectification, or else its own envelope (art. 101 c. 4). */
  async findOffer(lot: LotId, bid: BidId): Promise<Offer | null> {
    const accepted = rectificationsOf(this.moment.tender, 'economic', lot, 'accepted');
    const row = await firstRowOf<{ offer: Offer | null }>(
      this.db,
      `SELECT offer FROM readings WHERE tender = $1 AND kind = 'economic' AND lot = $2 AND bid = $3
         AND rectification = ANY($4::uuid[]) ORDER BY rectification = $5 LIMIT 1`,
      [this.id, lot, bid, [...accepted, noRectification], noRectification],
    );
    return row?.offer ?? null;
  }

  /** A change in a group, as it was filed. */
  async getGroupChange(id: string): Promise<FiledChange> {
    const filed = await new GroupChangeStore(this.db).find(id);
    if (!filed) throw new Error(`group change ${id} was decided on and is not there`);
    return filed;
  }

  /** As they were entered: what is known later of their end changes no document. */
  listMalfunctions(ids: readonly string[]): Promise<MalfunctionRecord[]> {
    return new MalfunctionStore(this.db).listNamed(ids);
  }

  /** The evaluation that an event names by its digest. */
  async getEvaluation(digest: Sha256Hex): Promise<EvaluationContent['body']> {
    const row = await firstRowOf<{ body: unknown }>(
      this.db,
      'SELECT body FROM evaluations WHERE tender = $1 AND digest = $2',
      [this.id, digest],
    );
    if (!row) throw new Error('an event names an evaluation that is not there');
    return row.body;
  }

  /** Of the scoring that stands, confirmed by their commissioners, which nothing changes any more. */
  async listScores(lot: LotId): Promise<ScoreRecord[]> {
    return rowsOf<ScoreRecord>(
      this.db,
      `SELECT bid, criterion, commissioner, coefficient, reason FROM scores
       WHERE tender = $1 AND lot = $2 AND scoring = $3 AND confirmed_at IS NOT NULL
       ORDER BY bid, criterion, commissioner`,
      [this.id, lot, this.moment.tender.lots[lot]?.scoring],
    );
  }

  /** What the virtual file had answered to a request until the event, in the order of the plan. */
  async listCertified(check: string): Promise<CheckEntry[]> {
    const entries = await new CheckStore(this.db).list(this.id, { check });
    return entries.filter(
      ({ recordedVersion: version }) => version !== null && version <= this.moment.event.version,
    );
  }

  async listReplies(request: string): Promise<Reply[]> {
    return (await new ReplyStore(this.db).list(this.id)).filter((reply) => reply.request === request);
  }

  /** Given until the event; anonymous. */
  async listAnswers(): Promise<AnswerRecord[]> {
    return rowsOf<AnswerRecord>(
      this.db,
      `SELECT text AS question, iso(asked_at) AS "askedAt", answer, iso(answered_at) AS "answeredAt"
       FROM questions WHERE tender = $1 AND answered_at <= $2 ORDER BY asked_at, id`,
      [this.id, this.moment.event.at],
    );
  }

  /** When the messages of the event's communication were sent, by supplier; empty while they are still to be sent. */
  async listSent(communication: string): Promise<Map<SupplierId, Instant>> {
    const rows = await rowsOf<{ supplier: SupplierId; sentAt: Instant }>(
      this.db,
      `SELECT supplier, iso(sent_at) AS "sentAt" FROM messages
       WHERE tender = $1 AND version = $2 AND kind = $3 AND supplier IS NOT NULL`,
      [this.id, this.moment.event.version, communication],
    );
    return new Map(rows.map(({ supplier, sentAt }) => [supplier, sentAt]));
  }
}

const envelopesText = `
  SELECT k.bid, k.sha256, coalesce((sent.envelope->>'bytes')::bigint, 0)::float8 AS bytes,
    r.refused, r.files, r.offer
  FROM file_keys k
  JOIN readings r ON (r.tender, r.kind, r.lot, r.bid, r.rectification) = (k.tender, k.kind, k.lot, k.bid, k.rectification)
  LEFT JOIN LATERAL (
    SELECT e AS envelope FROM bids b, jsonb_array_elements(b.envelopes) e
    WHERE b.bid = k.bid AND e->>'kind' = k.kind AND e->>'sha256' = k.sha256
      AND e->>'lot' IS NOT DISTINCT FROM $4::text
    ORDER BY b.revision DESC LIMIT 1
  ) sent ON true
  WHERE k.tender = $1 AND k.kind = $2 AND k.lot = $3 AND k.rectification = $5 ORDER BY k.bid`;

async function readMoment(db: Queryable, id: TenderId, version: number): Promise<DocumentMoment> {
  const fixed = await firstRowOf<Pick<DocumentMoment, 'draft' | 'authority'>>(
    db,
    'SELECT d.content AS draft, a.name AS authority FROM drafts d JOIN authorities a ON a.id = d.authority WHERE d.id = $1',
    [id],
  );
  const events = await rowsOf<RecordedEvent>(
    db,
    'SELECT version, type, data, iso(at) AS at FROM events WHERE tender = $1 AND version <= $2 ORDER BY version',
    [id, version],
  );
  const [event, tender] = [events.at(-1), evolveAll(null, events)];
  if (!fixed || !tender || event?.version !== version) throw new Error(`no event ${version} of tender ${id}`);
  return { ...fixed, tender, event, events };
}
