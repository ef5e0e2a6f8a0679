import type { DataSource } from 'typeorm';
import { uuidOfDigest } from '../../domain/identifiers/uuid-of-digest.js';
import { sha256Hex } from '../../domain/ledger/sha256.js';
import type { CommunicateData } from '../../domain/tender/effects.js';
import type { RecordedEvent } from '../../domain/tender/events.js';
import type { BidId, Instant, LotId, PersonId, TenderId } from '../../domain/types.js';
import type {
  Bidder,
  CommunicationContext,
  OutgoingMessage,
  ReceiptContext,
} from './communication-context.js';
import { QuestionStore } from './question-store.js';
import { firstRowOf, rowsOf, type Queryable } from './queryable.js';
import { TenderStore } from './tender-store.js';

/** What a message is about: with its addressee it makes the message unique. */
interface Subject {
  readonly tender: TenderId;
  readonly kind: string;
  /** Of the event; of a receipt the revision of the bid. */
  readonly version: number;
  readonly lot: LotId | null;
}

export interface CourtesyMail {
  readonly to: string;
  readonly subject: CommunicationContext['draft']['title'];
  readonly body: CommunicationContext['draft']['title'];
}

/**
 * Legal messages, each sent once. Those of one communication share their time of sending and their transaction, which
 * also leaves a courtesy mail for each reader in the outbox; mails go at least once, messages exactly once.
 */
export class CommunicationStore {
  constructor(private readonly dataSource: DataSource) {}

  /** Does nothing when it was sent before. `compose` runs inside the transaction and must not wait. */
  async send(
    { tender, communication, version, lot }: CommunicateData,
    compose: (context: CommunicationContext) => OutgoingMessage[],
  ): Promise<void> {
    const subject = { tender, kind: communication, version, lot: lot ?? null };
    await this.dataSource.transaction(async (manager) => {
      if (await isSent(manager, subject)) return;
      const context = await readContext(manager, subject);
      await insertMessages(manager, subject, context.sentAt, compose(context));
    });
  }

  /** The courtesy copy of a receipt, to the supplier alone. */
  async sendReceipt(
    { bid, revision }: { bid: string; revision: number },
    compose: (context: ReceiptContext) => OutgoingMessage,
  ): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const { sentAt, ...context } = await readReceipt(manager, bid, revision);
      const subject = { tender: context.tender, kind: 'bidReceipt', version: revision, lot: null };
      await insertMessages(manager, subject, sentAt, [compose(context)]);
    });
  }

  async findMail(message: string, person: PersonId): Promise<CourtesyMail | undefined> {
    return firstRowOf(
      this.dataSource.manager,
      `SELECT p.email AS to, m.subject, m.body FROM messages m JOIN people p ON p.id = $2 WHERE m.id = $1`,
      [message, person],
    );
  }
}

async function isSent(db: Queryable, { tender, kind, version }: Subject): Promise<boolean> {
  const rows = await rowsOf(
    db,
    'SELECT 1 FROM messages WHERE tender = $1 AND version = $2 AND kind = $3 LIMIT 1',
    [tender, version, kind],
  );
  return rows.length > 0;
}

async function readContext(db: Queryable, { tender: id, version }: Subject): Promise<CommunicationContext> {
  const view = await new TenderStore(db).findView(id);
  const event = await firstRowOf<RecordedEvent>(
    db,
    'SELECT version, type, data, iso(at) AS at FROM events WHERE tender = $1 AND version = $2',
    [id, version],
  );
  if (!view || !event) throw new Error(`no event ${version} of tender ${id}`);
  const bidders = await rowsOf<Bidder>(db, biddersText, [id]);
  return {
    sentAt: view.now,
    tender: view.tender,
    draft: view.draft,
    authority: view.authorityName,
    event,
    act: await findAct(db, event),
    bidders,
    rectifiedBid: await findRectifiedBid(db, event),
    followers: await listPeople(db, followersText, [id, bidders.map(({ supplier }) => supplier)]),
    lastAnswerAt: await new QuestionStore(db).findLastAnswerAt(id),
    officials: await listPeople(db, staffText, [id, 'rup']),
    awardOrgan: await listPeople(db, staffText, [id, 'awardOrgan']),
    custodians: await listPeople(db, staffText, [id, 'custodian']),
    exclusionsSent: await rowsOf(db, exclusionsText, [id]),
  };
}

/** The event names a rectification, not its bidder. */
async function findRectifiedBid(db: Queryable, { data }: RecordedEvent): Promise<BidId | null> {
  if (!('rectification' in data)) return null;
  const found = await firstRowOf<{ bid: BidId }>(db, 'SELECT bid FROM rectifications WHERE id = $1', [
    data.rectification,
  ]);
  return found?.bid ?? null;
}

const biddersText = `
  SELECT s.id AS supplier, last.bid, s.name
  FROM (SELECT DISTINCT ON (bid) bid, supplier, action FROM bids WHERE tender = $1 ORDER BY bid, revision DESC) last
  JOIN suppliers s ON s.id = last.supplier WHERE last.action <> 'withdraw' ORDER BY s.id`;

const followersText = `
  SELECT s.person FROM subscriptions s WHERE s.tender = $1 AND NOT EXISTS (
    SELECT FROM supplier_people p WHERE p.person = s.person AND p.supplier = ANY($2::uuid[])) ORDER BY s.person`;

const staffText = 'SELECT person FROM tender_roles WHERE tender = $1 AND role = $2 ORDER BY person';

const exclusionsText = `
  SELECT supplier, iso(sent_at) AS "sentAt" FROM messages
  WHERE tender = $1 AND kind = 'exclusion' AND supplier IS NOT NULL ORDER BY sent_at`;

async function listPeople(db: Queryable, text: string, values: unknown[]): Promise<PersonId[]> {
  return (await rowsOf<{ person: PersonId }>(db, text, values)).map(({ person }) => person);
}

async function findAct(db: Queryable, { data }: RecordedEvent): Promise<CommunicationContext['act']> {
  if (!('act' in data) || !data.act) return null;
  const found = await firstRowOf<{ reasons: string | null; register: string | null }>(
    db,
    `SELECT a.content->>'reasons' AS reasons, r.number || '/' || r.year AS register
     FROM acts a LEFT JOIN act_register r ON r.act = a.id WHERE a.id = $1`,
    [data.act.id],
  );
  return found ? { reasons: found.reasons ?? '', register: found.register } : null;
}

async function readReceipt(
  db: Queryable,
  bid: string,
  revision: number,
): Promise<ReceiptContext & { sentAt: Instant }> {
  const found = await firstRowOf<ReceiptContext & { sentAt: Instant }>(
    db,
    `SELECT t.id AS tender, t.title, a.name AS authority, t.simulation, b.supplier, b.bid, b.revision, b.action,
       iso(b.received_at) AS "receivedAt", b.claims::jsonb->>'deadline' AS "submissionDeadline", b.envelopes,
       iso(clock_timestamp() + t.clock_offset_ms * interval '1 millisecond') AS "sentAt"
     FROM bids b JOIN tenders t ON t.id = b.tender JOIN authorities a ON a.id = t.authority
     WHERE b.bid = $1 AND b.revision = $2`,
    [bid, revision],
  );
  if (!found) throw new Error('no such revision');
  return found;
}

/** Messages and, for each that is new, the mails of its readers. A mail names its message: texts and addresses stay there. */
async function insertMessages(
  db: Queryable,
  subject: Subject,
  sentAt: Instant,
  messages: readonly OutgoingMessage[],
): Promise<void> {
  const { tender, kind, version, lot } = subject;
  const rows = messages.map(({ to, ...text }) => ({ id: messageIdOf(subject, to), ...to, ...text }));
  await db.query(
    `WITH sent AS (
       INSERT INTO messages (id, tender, version, kind, lot, supplier, person, subject, body, sent_at)
       SELECT m.id, $1, $2, $3, $4, m.supplier, m.person, m.subject, m.body, $5
       FROM jsonb_to_recordset($6::jsonb) AS m (id uuid, supplier uuid, person text, subject jsonb, body jsonb)
       ON CONFLICT (id) DO NOTHING RETURNING id, supplier, person
     )
     INSERT INTO outbox (kind, via, data)
     SELECT 'mail', 'direct', jsonb_build_object('message', s.id, 'person', reader.person)
     FROM sent s CROSS JOIN LATERAL (
       SELECT s.person WHERE s.person IS NOT NULL
       UNION ALL SELECT p.person FROM supplier_people p WHERE p.supplier = s.supplier
     ) reader`,
    [tender, version, kind, lot, sentAt, JSON.stringify(rows)],
  );
}

/** Sent again, a message meets itself. */
function messageIdOf({ tender, kind, version }: Subject, to: OutgoingMessage['to']): string {
  const reader = 'supplier' in to ? to.supplier : to.person;
  return uuidOfDigest(sha256Hex(`message/${tender}/${kind}/${version}/${reader}`));
}
