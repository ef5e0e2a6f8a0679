import { randomBytes } from 'node:crypto';
import type { ReadStream } from 'node:fs';
import type { DataSource } from 'typeorm';
import { DomainError } from '../../domain/errors.js';
import type { TenderDocument, TenderDraft } from '../../domain/tender/draft.js';
import type { Sha256Hex, TenderId } from '../../domain/types.js';
import { holdUploads } from '../../entities/stores/cleaning-lock.js';
import { DraftStore } from '../../entities/stores/draft-store.js';
import { InspectionStore, type Inspection } from '../../entities/stores/inspection-store.js';
import type { Queryable } from '../../entities/stores/queryable.js';
import { TenderStore } from '../../entities/stores/tender-store.js';
import type { UploadFolder } from '../../entities/stores/upload-folder.js';
import { assertWithin, defaultQuotas, type Quotas } from '../bidding/quotas.js';
import { assertAccepted, type Inspections } from '../files/inspections.js';

export interface DocumentStream {
  readonly name: string;
  readonly bytes: number;
  readonly content: ReadStream;
}

/** The files of a tender as its officers attach them: kept by digest, named by the draft, read by all once published. */
export class DraftDocuments {
  constructor(
    private readonly dataSource: DataSource,
    private readonly folder: UploadFolder,
    private readonly inspections: Inspections,
    private readonly quotas: Quotas = defaultQuotas,
  ) {}

  /**
   * Takes a file that a draft may then name by its digest; the same bytes again are the same document. Throws
   * `notFound`, `alreadyLaunched`, `quotaExceeded`, or the code of a file that is refused, which is gone then.
   */
  async add(draft: TenderId, content: AsyncIterable<Uint8Array>): Promise<Inspection> {
    await this.#assertOpen(draft);
    const known = await this.list(draft);
    assertWithin(this.quotas, 'uploads', known.length + 1);
    const upload = randomBytes(16).toString('hex');
    await this.folder.writeDocument(upload, draft, content);
    const inspected = await this.#inspect(upload, draft);
    const same = await findKept(this.folder, known, inspected.sha256);
    if (same) await this.folder.remove(upload);
    return same ?? inspected;
  }

  /** Everything that was sent for a draft, what was refused included. */
  list(draft: TenderId): Promise<Inspection[]> {
    return new InspectionStore(this.dataSource).listOfDraft(draft);
  }

  /** A document that was taken, for who works on the draft. Throws `notFound`. */
  async open(draft: TenderId, sha256: Sha256Hex): Promise<DocumentStream> {
    const content = (await new DraftStore(this.dataSource).find(draft))?.content;
    const name = content?.documents.find((document) => document.sha256 === sha256)?.name;
    return this.#open(draft, { sha256, name: name ?? sha256 });
  }

  /** A document that a published tender names, for anyone. Throws `notFound`. */
  async openPublished(tender: TenderId, sha256: Sha256Hex): Promise<DocumentStream> {
    const found = await new TenderStore(this.dataSource).findView(tender);
    const document = found?.draft.documents.find((candidate) => candidate.sha256 === sha256);
    if (!document || !found?.tender.publishedAt) throw new DomainError('notFound');
    return this.#open(tender, document);
  }

  async #open(
    draft: TenderId,
    { sha256, name }: Pick<TenderDocument, 'sha256' | 'name'>,
  ): Promise<DocumentStream> {
    const kept = await findKept(this.folder, await this.list(draft), sha256);
    if (!kept) throw new DomainError('notFound');
    return { name, bytes: kept.bytes, content: this.folder.read(kept.upload) };
  }

  /** Where nobody can look at it, what was written goes: who sent it still has it, and sends it again. */
  async #inspect(upload: string, draft: TenderId): Promise<Inspection> {
    try {
      const inspected = await this.inspections.inspect(upload, { draft });
      assertAccepted(inspected);
      return inspected;
    } catch (error) {
      await this.folder.remove(upload);
      throw error;
    }
  }

  async #assertOpen(id: TenderId): Promise<void> {
    const draft = await new DraftStore(this.dataSource).find(id);
    if (!draft) throw new DomainError('notFound');
    if (draft.isLaunched) throw new DomainError('alreadyLaunched', { tender: id });
  }
}

/**
 * A draft names only files that were sent for it, were taken and are still there; under the lock of the cleaning, so that
 * they stay. Throws `uploadMissing`, the code of a file that was refused, and `invalidInput` for a wrong length.
 */
export async function assertDocuments(
  db: Queryable,
  folder: UploadFolder,
  draft: TenderId,
  { documents }: TenderDraft,
): Promise<void> {
  if (documents.length === 0) return;
  await holdUploads(db);
  const sent = await new InspectionStore(db).listOfDraft(draft);
  for (const [at, { sha256, bytes }] of documents.entries()) {
    const kept = await findKept(folder, sent, sha256);
    const refused = sent.find((one) => one.sha256 === sha256 && one.verdict.refused !== null);
    if (!kept && refused) assertAccepted(refused);
    if (!kept) throw new DomainError('uploadMissing', { field: `/documents/${at}`, sha256 });
    if (kept.bytes !== bytes) throw new DomainError('invalidInput', { field: `/documents/${at}/bytes` });
  }
}

/** The file with these bytes that was taken and is still there. */
async function findKept(
  folder: UploadFolder,
  sent: readonly Inspection[],
  sha256: Sha256Hex,
): Promise<Inspection | undefined> {
  for (const inspection of sent) {
    const isSame = inspection.sha256 === sha256 && inspection.verdict.refused === null;
    if (isSame && (await folder.findInfo(inspection.upload))) return inspection;
  }
  return undefined;
}
