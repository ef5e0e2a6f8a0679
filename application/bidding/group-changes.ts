import type { ReadStream } from 'node:fs';
import type { DataSource, EntityManager } from 'typeorm';
import { DomainError } from '../../domain/errors.js';
import { canonicalJson } from '../../domain/ledger/canonical-json.js';
import { checkParticipants } from '../../domain/participants/check-participants.js';
import {
  findGroupChangeFault,
  groupChangeArticles,
  type GroupChangeGround,
} from '../../domain/participants/group-change.js';
import type { Participants } from '../../domain/participants/participants.js';
import type { Reader } from '../../domain/tender/disclosure.js';
import type { GroupChangeOutcome } from '../../domain/tender/group-changes/state.js';
import { mayBidChange } from '../../domain/tender/group-changes/standing.js';
import type { Tender } from '../../domain/tender/tender.js';
import type { BidId, SupplierId, TenderId } from '../../domain/types.js';
import { holdUploads } from '../../entities/stores/cleaning-lock.js';
import { GroupChangeStore, type FiledChange } from '../../entities/stores/group-change-store.js';
import type { ReplyAttachment } from '../../entities/stores/reply-store.js';
import { lockTenderShared } from '../../entities/stores/tender-moment.js';
import type { UploadFolder } from '../../entities/stores/upload-folder.js';
import { getMoment } from '../custody/custody.js';
import type { Inspections } from '../files/inspections.js';
import { commandIdOf, rowIdOf } from '../tenders/command-id.js';
import { Attachments } from './attachments.js';
import type { Bidder } from './commit-bid.js';

export interface NewGroupChange {
  readonly tender: TenderId;
  readonly bid: BidId;
  readonly ground: GroupChangeGround;
  readonly reasons: string;
  readonly participants: Participants;
  /** Ids of complete uploads of kind `attachment`. */
  readonly uploads: readonly string[];
}

/** A change that was filed; `outcome` is null until the RUP has decided on it. */
export interface GroupChangeView extends Omit<FiledChange, 'tender' | 'supplier' | 'person'> {
  readonly outcome: GroupChangeOutcome | null;
}

const staff = ['rup', 'awardOrgan', 'seggio', 'commissioner', 'auditor'];

/** Changes in the group that made a bid (arts 68 c. 17, 97 d.lgs. 36/2023): its bidder files them, the RUP decides by an act. */
export class GroupChanges {
  readonly #attachments: Attachments;

  constructor(
    private readonly dataSource: DataSource,
    private readonly folder: UploadFolder,
    inspections: Inspections,
  ) {
    this.#attachments = new Attachments(folder, inspections);
  }

  /** All of them for the staff, its own for a supplier, in the order of their filing. */
  async list(id: TenderId, { roles, supplier }: Reader): Promise<GroupChangeView[]> {
    const { tender } = await getMoment(this.dataSource, id);
    const isStaff = staff.some((role) => roles.has(role));
    const filed = await new GroupChangeStore(this.dataSource).list(id);
    return filed
      .filter((change) => isStaff || change.supplier === supplier)
      .map((change) => viewOf(change, tender));
  }

  /**
   * Throws `notFound` for a bid of somebody else, `groupChangeNotOpen` before the administrative envelope was read, once
   * the bid has left every lot, and while another change awaits its decision, `groupChangeInvalid`, `uploadMissing`, the
   * code of a refused file, and `idempotencyKeyReused` for a key that filed something else.
   */
  async file(bidder: Bidder, change: NewGroupChange, idempotencyKey: string): Promise<GroupChangeView> {
    const { tender, bid } = change;
    const route = `POST /tenders/${tender}/bids/${bid}/group-changes`;
    const id = rowIdOf(commandIdOf(bidder.person, route, idempotencyKey));
    const stored =
      (await new GroupChangeStore(this.dataSource).find(id)) ?? (await this.#take(id, bidder, change));
    if (!isSame(stored, change)) throw new DomainError('idempotencyKeyReused');
    return viewOf(stored, (await getMoment(this.dataSource, tender)).tender);
  }

  /** A file of a change. Throws `notFound` where the reader sees no such change. */
  async openAttachment(
    id: TenderId,
    reader: Reader,
    change: string,
    upload: string,
  ): Promise<ReplyAttachment & { content: ReadStream }> {
    const filed = (await this.list(id, reader)).find((candidate) => candidate.id === change);
    const attachment = filed?.uploads.find((file) => file.id === upload);
    if (!attachment) throw new DomainError('notFound');
    return { ...attachment, content: this.folder.read(upload) };
  }

  async #take(id: string, bidder: Bidder, change: NewGroupChange): Promise<FiledChange> {
    const { tender, bid, ground, reasons, participants, uploads } = change;
    assertOpen((await getMoment(this.dataSource, tender)).tender, bid, bidder.supplier);
    const attachments = await this.#attachments.inspect(uploads, bidder.supplier);
    return this.dataSource.transaction(async (manager) => {
      await lockTenderShared(manager, tender);
      const store = new GroupChangeStore(manager);
      const known = await store.find(id);
      if (known) return known;
      const moment = await getMoment(manager, tender);
      assertOpen(moment.tender, bid, bidder.supplier);
      await assertNonePending(manager, moment.tender, bid);
      assertLawful(change, await store.findParticipants(tender, bid));
      await holdUploads(manager);
      await this.#attachments.assertPresent(uploads, bidder.supplier);
      const filed = { id, tender, bid, ...bidder, ground, reasons, participants };
      return store.insert({ ...filed, uploads: attachments, filedAt: moment.now });
    });
  }
}

function assertOpen(tender: Tender, bid: BidId, supplier: SupplierId): void {
  if (tender.bids[bid]?.supplier !== supplier) throw new DomainError('notFound', { bid });
  if (!mayBidChange(tender, bid)) throw new DomainError('groupChangeNotOpen', { bid }, 'arts 68 c. 17, 97');
}

/** Of two filed at once both may pass: the RUP decides on each. */
async function assertNonePending(manager: EntityManager, tender: Tender, bid: BidId): Promise<void> {
  const filed = await new GroupChangeStore(manager).list(tender.id);
  const pending = filed.find((change) => change.bid === bid && tender.groupChanges[change.id] === undefined);
  if (pending) throw new DomainError('groupChangeNotOpen', { bid, change: pending.id }, 'arts 68 c. 17, 97');
}

function assertLawful({ tender, ground, participants }: NewGroupChange, before: Participants | null): void {
  const [problem] = checkParticipants(participants, tender);
  const fault = before ? findGroupChangeFault(ground, before, participants) : 'notAGroup';
  const reason = problem?.code ?? fault;
  if (reason === undefined) return;
  throw new DomainError(
    'groupChangeInvalid',
    { reason, at: problem?.at ?? null },
    groupChangeArticles[ground],
  );
}

function isSame(stored: FiledChange, change: NewGroupChange): boolean {
  const contents = ({ ground, reasons, participants }: Omit<NewGroupChange, 'uploads'>) =>
    canonicalJson({ ground, reasons, participants });
  const uploads = stored.uploads.map((upload) => upload.id);
  return contents(stored) === contents(change) && uploads.join() === change.uploads.join();
}

function viewOf(change: FiledChange, tender: Tender): GroupChangeView {
  const { id, bid, ground, reasons, participants, uploads, filedAt } = change;
  const outcome = tender.groupChanges[id] ?? null;
  return { id, bid, ground, reasons, participants, uploads, filedAt, outcome };
}
