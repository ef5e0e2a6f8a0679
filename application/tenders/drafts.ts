import type { DataSource, EntityManager } from 'typeorm';
import { DomainError } from '../../domain/errors.js';
import { canonicalJson } from '../../domain/ledger/canonical-json.js';
import { sha256Hex } from '../../domain/ledger/sha256.js';
import type { TenderDraft } from '../../domain/tender/draft.js';
import { missingFromDraft } from '../../domain/tender/missing-from-draft.js';
import type { MissingItem } from '../../domain/tender/missing-item.js';
import { draftTimetable } from '../../domain/tender/timetable.js';
import type { TimetableItem } from '../../domain/tender/timetable-item.js';
import type { AuthorityId, Instant, LocalisedText, PersonId, TenderId } from '../../domain/types.js';
import { answerOnce } from '../../entities/stores/answered-write.js';
import { DraftStore } from '../../entities/stores/draft-store.js';
import { PeopleStore } from '../../entities/stores/people-store.js';
import { TenderStore } from '../../entities/stores/tender-store.js';
import type { UploadFolder } from '../../entities/stores/upload-folder.js';
import { openUploadFolder } from '../storage.js';
import { commandIdOf, rowIdOf } from './command-id.js';
import { assertDocuments } from './draft-documents.js';
import { instantForm, readCursor, toPage, uuidForm, type Page, type PageRequest } from '../page.js';

export interface Draft {
  readonly id: TenderId;
  readonly content: TenderDraft;
  /** Counts up with every change: the entity tag. */
  readonly revision: number;
  readonly updatedAt: Instant;
  readonly isLaunched: boolean;
}

export interface ListedDraft {
  readonly id: TenderId;
  readonly authority: AuthorityId;
  readonly title: LocalisedText;
  readonly revision: number;
  readonly updatedAt: Instant;
  readonly phase: string | null;
}

/** Tenders before their decision is adopted: records that officers change, no process yet. */
export class Drafts {
  private readonly store: DraftStore;
  private readonly tenders: TenderStore;
  private readonly folder: UploadFolder;

  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: { readonly sandbox: boolean; readonly storageDir: string },
  ) {
    this.store = new DraftStore(dataSource);
    this.tenders = new TenderStore(dataSource);
    this.folder = openUploadFolder(settings.storageDir);
  }

  /** Repeated with its key it makes nothing new. Throws `notPermitted`, `simulationNotAllowed`, `idempotencyKeyReused`. */
  async create(person: PersonId, idempotencyKey: string, content: TenderDraft): Promise<Draft> {
    const commandId = commandIdOf(person, 'POST /drafts', idempotencyKey);
    const id = rowIdOf(commandId) as TenderId;
    this.assertAllowed(content);
    await this.assertOfficer(person, content.authority);
    const bodyDigest = sha256Hex(canonicalJson(content));
    return this.dataSource.transaction(async (manager) => {
      const write = { id: commandId, tender: id, type: 'createDraft', person, role: 'officer', bodyDigest };
      const isNew = await answerOnce(manager, write);
      if (isNew) {
        await assertDocuments(manager, this.folder, id, content);
        await new DraftStore(manager).insert(id, content, person);
      }
      return this.get(id, manager);
    });
  }

  /** Throws `notFound`. */
  async get(id: TenderId, manager?: EntityManager): Promise<Draft> {
    const found = await (manager ? new DraftStore(manager) : this.store).find(id);
    if (!found) throw new DomainError('notFound');
    return found;
  }

  /** Throws `draftStale` when the draft is no longer at `revision`, `alreadyLaunched` once its decision is adopted. */
  async replace(id: TenderId, revision: number, content: TenderDraft): Promise<Draft> {
    this.assertAllowed(content);
    return this.dataSource.transaction(async (manager) => {
      const store = new DraftStore(manager);
      const before = await lockDraft(manager, id);
      if (before.content.authority !== content.authority) {
        throw new DomainError('invalidInput', { field: '/authority', value: content.authority });
      }
      await assertDocuments(manager, this.folder, id, content);
      if (!(await store.replace(id, content, revision))) {
        throw new DomainError('draftStale', { revision: before.revision });
      }
      return this.get(id, manager);
    });
  }

  async list(person: PersonId, { cursor, limit }: PageRequest): Promise<Page<ListedDraft>> {
    const key = readCursor(cursor, [instantForm, uuidForm]);
    const after = key && { updatedAt: key[0] as Instant, id: key[1] as TenderId };
    const rows = await this.store.list({ person, after, limit: limit + 1 });
    return toPage(rows, limit, ({ updatedAt, id }) => [updatedAt, id]);
  }

  async listMissing(id: TenderId): Promise<MissingItem[]> {
    return missingFromDraft((await this.get(id)).content);
  }

  /** As if the decision were adopted now. Throws `invalidInput` while a term is no number of days. */
  async getTimetable(id: TenderId): Promise<TimetableItem[]> {
    const [{ content }, now] = await Promise.all([this.get(id), this.tenders.readClock(id)]);
    return draftTimetable(content, now);
  }

  private assertAllowed({ simulation }: TenderDraft): void {
    if (simulation && !this.settings.sandbox) throw new DomainError('simulationNotAllowed');
  }

  private async assertOfficer(person: PersonId, authority: AuthorityId): Promise<void> {
    const isOfficer = await new PeopleStore(this.dataSource).hasAuthorityRole(person, authority, 'officer');
    if (!isOfficer) throw new DomainError('notPermitted', { authority });
  }
}

/**
 * Holds a draft that may still change. The tender's lock in shared mode first, since its launch takes it exclusively
 * and reads draft and roles under it; the draft's row after it, in a statement that sees what a launch has committed.
 * Throws `notFound`, `alreadyLaunched`.
 */
export async function lockDraft(manager: EntityManager, id: TenderId): Promise<Draft> {
  await manager.query('SELECT pg_advisory_xact_lock_shared(tender_lock_key($1::uuid))', [id]);
  await manager.query('SELECT FROM drafts WHERE id = $1 FOR UPDATE', [id]);
  const draft = await new DraftStore(manager).find(id);
  if (!draft) throw new DomainError('notFound');
  if (draft.isLaunched) throw new DomainError('alreadyLaunched', { tender: id });
  return draft;
}
