import type { DataSource } from 'typeorm';
import { DomainError } from '../../domain/errors.js';
import { inspectAgeHeader, maxHeaderBytes } from '../../domain/sealing/age-header.js';
import type { FileVerdict } from '../../domain/inspection/verdict.js';
import type { Instant, Sha256Hex, SupplierId } from '../../domain/types.js';
import { holdUploads } from '../../entities/stores/cleaning-lock.js';
import type { Inspection } from '../../entities/stores/inspection-store.js';
import type { UploadFolder, UploadInfo } from '../../entities/stores/upload-folder.js';
import { assertAccepted, type Inspections } from '../files/inspections.js';
import { openUploadFolder } from '../storage.js';
import { UploadStore } from '../../entities/stores/upload-store.js';

export interface UploadReceipt {
  readonly id: string;
  readonly bytes: number;
  /** Computed from the bytes on disk, not from what was sent. */
  readonly sha256: Sha256Hex;
  /** Null for an attachment, whose reply is what counts. */
  readonly completedAt: Instant | null;
  /** What an attachment was found to be; null for a sealed envelope, which nobody can look into. */
  readonly inspection: FileVerdict | null;
}

/**
 * Ends uploads: on the disk, hashed, looked at, and only then complete. Idempotent, so that a server that was killed
 * after the last byte finishes when the client asks for its receipt.
 */
export class UploadCompletion {
  readonly #store: UploadStore;

  constructor(
    private readonly dataSource: DataSource,
    private readonly folder: UploadFolder,
    private readonly inspections: Inspections,
  ) {
    this.#store = new UploadStore(dataSource);
  }

  /**
   * Throws `notFound`, `uploadIncomplete`, why the file is no envelope (`envelopeArmoured`, `envelopePassphrase` …), or
   * why it is no attachment (`fileActiveContent`, `fileEncrypted` …): then it is gone. `scannerUnavailable` and
   * `temporarilyUnavailable` leave it as it is, to be completed later.
   */
  async complete(id: string, supplier: SupplierId): Promise<UploadReceipt> {
    const known = await this.#store.find(id);
    if (known) return { ...assertOwner(known, supplier), inspection: null };
    const inspected = await this.inspections.find(id);
    if (inspected) return toReceipt(inspected, supplier);
    const info = await this.folder.findInfo(id);
    if (!info) throw new DomainError('notFound', { upload: id });
    assertOwner(info, supplier);
    if (info.size === undefined || info.offset !== info.size) {
      throw new DomainError('uploadIncomplete', { bytes: info.offset, declared: info.size ?? null });
    }
    return info.kind === 'attachment' ? this.#endAttachment(id, info) : this.#endEnvelope(id, info);
  }

  /** Whether the upload, still under way, may be seen and continued. Throws `notFound`. */
  async assertOwn(id: string, supplier: SupplierId): Promise<void> {
    const info = await this.folder.findInfo(id);
    if (!info) throw new DomainError('notFound', { upload: id });
    assertOwner(info, supplier);
  }

  async #endEnvelope(id: string, { supplier }: UploadInfo): Promise<UploadReceipt> {
    const inspection = inspectAgeHeader(await this.folder.firstBytes(id, maxHeaderBytes));
    if (!inspection.ok) {
      await this.folder.remove(id);
      throw new DomainError(inspection.refused);
    }
    await this.folder.sync(id);
    const { sha256, bytes } = await this.folder.digest(id);
    return this.dataSource.transaction(async (manager) => {
      await holdUploads(manager);
      if (!(await this.folder.findInfo(id))) throw new DomainError('notFound', { upload: id });
      const { completedAt } = await new UploadStore(manager).complete({ id, supplier, bytes, sha256 });
      return { id, bytes, sha256, completedAt, inspection: null };
    });
  }

  /** Attachments never enter the table of uploads: what is not sealed cannot be named by a bid. */
  async #endAttachment(id: string, { supplier }: UploadInfo): Promise<UploadReceipt> {
    return toReceipt(await this.inspections.inspect(id, { supplier }), supplier);
  }
}

export function createUploadCompletion(
  dataSource: DataSource,
  storageDir: string,
  inspections: Inspections,
): UploadCompletion {
  return new UploadCompletion(dataSource, openUploadFolder(storageDir), inspections);
}

function toReceipt(inspection: Inspection, supplier: SupplierId): UploadReceipt {
  if (inspection.supplier !== supplier) throw new DomainError('notFound');
  assertAccepted(inspection);
  const { upload: id, bytes, sha256, verdict } = inspection;
  return { id, bytes, sha256, completedAt: null, inspection: verdict };
}

function assertOwner<Owned extends { supplier: SupplierId }>(
  owned: Owned,
  supplier: SupplierId,
): Omit<Owned, 'supplier'> {
  const { supplier: owner, ...rest } = owned;
  if (owner !== supplier) throw new DomainError('notFound');
  return rest;
}
