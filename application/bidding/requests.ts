import type { ReadStream } from 'node:fs';
import type { DataSource } from 'typeorm';
import { DomainError } from '../../domain/errors.js';
import type { Reader } from '../../domain/tender/disclosure.js';
import type { BidderTerm } from '../../domain/tender/bidder-term.js';
import type { TenderEventType } from '../../domain/tender/events.js';
import type { Tender } from '../../domain/tender/tender.js';
import type { BidId, Instant, LotId, SupplierId, TenderId } from '../../domain/types.js';
import { holdUploads } from '../../entities/stores/cleaning-lock.js';
import { rowsOf } from '../../entities/stores/queryable.js';
import { ReplyStore, type Reply, type ReplyAttachment } from '../../entities/stores/reply-store.js';
import { lockTenderShared } from '../../entities/stores/tender-moment.js';
import type { UploadFolder } from '../../entities/stores/upload-folder.js';
import type { Inspections } from '../files/inspections.js';
import { commandIdOf, rowIdOf } from '../tenders/command-id.js';
import { Attachments } from './attachments.js';
import type { Bidder } from './commit-bid.js';
import { getMoment } from '../custody/custody.js';
import { assertWithin, defaultQuotas, type Quotas } from './quotas.js';

/** What asks a bidder by name, and the event that did. */
const requestEvents = {
  integrationRequested: { kind: 'integration', article: 'art. 101' },
  explanationsRequested: { kind: 'explanations', article: 'art. 110 c. 2' },
  nextCalled: { kind: 'interpello', article: 'art. 124' },
} as const satisfies Partial<Record<TenderEventType, { kind: string; article: string }>>;
type RequestEvent = keyof typeof requestEvents;
export type RequestKind = (typeof requestEvents)[RequestEvent]['kind'];

/** A request to one bidder: soccorso istruttorio, explanations of a low bid, a call to take a contract over. */
export interface BidderRequest {
  readonly request: string;
  readonly kind: RequestKind;
  readonly bid: BidId;
  readonly lot: LotId | null;
  /** What is asked, in the words of the act. */
  readonly text: string;
  readonly requestedAt: Instant;
  readonly dueAt: Instant;
  readonly replies: readonly Pick<Reply, 'id' | 'text' | 'uploads' | 'repliedAt'>[];
}

export interface NewReply {
  readonly tender: TenderId;
  readonly request: string;
  readonly text: string;
  /** Ids of complete uploads of kind `attachment`. */
  readonly uploads: readonly string[];
}

interface RequestRow extends Omit<BidderRequest, 'replies' | 'kind'> {
  readonly event: RequestEvent;
}

const staff = ['rup', 'awardOrgan', 'seggio', 'commissioner', 'auditor'];

/** Requests to bidders and what they reply within their term. */
export class BidderRequests {
  readonly #attachments: Attachments;

  constructor(
    private readonly dataSource: DataSource,
    private readonly folder: UploadFolder,
    inspections: Inspections,
    private readonly quotas: Quotas = defaultQuotas,
  ) {
    this.#attachments = new Attachments(folder, inspections);
  }

  /** All of them for the staff, his own for a supplier. */
  async list(id: TenderId, { roles, supplier }: Reader): Promise<BidderRequest[]> {
    const { tender } = await getMoment(this.dataSource, id);
    const isStaff = staff.some((role) => roles.has(role));
    const requests = await rowsOf<RequestRow>(this.dataSource, requestsText, [
      id,
      Object.keys(requestEvents),
    ]);
    const replies = await new ReplyStore(this.dataSource).list(id);
    return requests
      .filter(({ bid }) => isStaff || tender.bids[bid]?.supplier === supplier)
      .map(({ event, ...request }) => ({
        ...request,
        kind: requestEvents[event].kind,
        replies: repliesTo(request.request, replies),
      }));
  }

  /**
   * Throws `notFound` for a request to somebody else, `replyTermExpired` by the tender's clock, `quotaExceeded`,
   * `uploadMissing`, the code of a file that was refused, and `idempotencyKeyReused` for a key that replied something else.
   */
  async reply(bidder: Bidder, reply: NewReply, idempotencyKey: string): Promise<Reply> {
    const { tender: id, request, text, uploads } = reply;
    const route = `POST /tenders/${id}/requests/${request}/replies`;
    const replyId = rowIdOf(commandIdOf(bidder.person, route, idempotencyKey));
    const stored =
      (await new ReplyStore(this.dataSource).find(replyId)) ?? (await this.#take(replyId, bidder, reply));
    const isSame =
      stored.text === text && stored.uploads.map((upload) => upload.id).join() === uploads.join();
    if (!isSame) throw new DomainError('idempotencyKeyReused');
    return stored;
  }

  /** Files are looked at before the transaction begins: no lock waits for them. */
  async #take(replyId: string, bidder: Bidder, reply: NewReply): Promise<Reply> {
    const { tender: id, request, text, uploads } = reply;
    const asked = await getMoment(this.dataSource, id);
    assertRunning(asked.tender, asked.now, request, bidder.supplier);
    const attachments = await this.#attachments.inspect(uploads, bidder.supplier);
    return this.dataSource.transaction(async (manager) => {
      const store = new ReplyStore(manager);
      await lockTenderShared(manager, id);
      const known = await store.find(replyId);
      if (known) return known;
      const { tender, now } = await getMoment(manager, id);
      const bid = assertRunning(tender, now, request, bidder.supplier);
      // Without a lock: what comes at once may pass together.
      const others = await store.count(id, request, replyId);
      assertWithin(this.quotas, 'repliesPerRequest', others + 1);
      await holdUploads(manager);
      await this.#attachments.assertPresent(uploads, bidder.supplier);
      const about = { id: replyId, ...bidder, tender: id, request, bid, text };
      return store.insert({ ...about, uploads: attachments, repliedAt: now });
    });
  }

  /** A file of a reply. Throws `notFound` where the reader sees no such reply. */
  async openAttachment(
    id: TenderId,
    reader: Reader,
    request: string,
    upload: string,
  ): Promise<ReplyAttachment & { content: ReadStream }> {
    const asked = (await this.list(id, reader)).find((candidate) => candidate.request === request);
    const attachment = asked?.replies.flatMap(({ uploads }) => uploads).find((file) => file.id === upload);
    if (!attachment) throw new DomainError('notFound');
    return { ...attachment, content: this.folder.read(upload) };
  }
}

/** The bid that the request is addressed to, while its term runs. */
function assertRunning(tender: Tender, now: Instant, request: string, supplier: SupplierId): BidId {
  const { event, term } = findTerm(tender, request);
  if (!term || tender.bids[term.bid]?.supplier !== supplier) throw new DomainError('notFound', { request });
  if (term.endedAt !== null || Date.parse(now) >= Date.parse(term.dueAt)) {
    throw new DomainError('replyTermExpired', { dueAt: term.dueAt }, requestEvents[event].article);
  }
  return term.bid;
}

function findTerm(tender: Tender, request: string): { event: RequestEvent; term: BidderTerm | undefined } {
  for (const { explanations, call } of Object.values(tender.lots)) {
    if (explanations?.id === request) return { event: 'explanationsRequested', term: explanations };
    if (call?.id === request) return { event: 'nextCalled', term: call };
  }
  return { event: 'integrationRequested', term: tender.integrations[request] };
}

function repliesTo(request: string, replies: readonly Reply[]): BidderRequest['replies'] {
  return replies
    .filter((reply) => reply.request === request)
    .map(({ id, text, uploads, repliedAt }) => ({ id, text, uploads, repliedAt }));
}

const requestsText = `
  SELECT e.data->>'request' AS request, e.type AS event,
    e.data->>'bid' AS bid, e.data->>'lot' AS lot, coalesce(a.content->>'reasons', '') AS text,
    iso(e.at) AS "requestedAt", e.data->>'dueAt' AS "dueAt"
  FROM events e LEFT JOIN acts a ON a.id = e.data->'act'->>'id'
  WHERE e.tender = $1 AND e.type = ANY($2) ORDER BY e.version`;
