import { DomainError } from '../../domain/errors.js';
import type { SupplierId } from '../../domain/types.js';
import type { ReplyAttachment } from '../../entities/stores/reply-store.js';
import type { UploadFolder } from '../../entities/stores/upload-folder.js';
import { assertAccepted, type Inspections } from '../files/inspections.js';

/** Files that a bidder sends with what it writes: complete uploads of kind `attachment`, looked at before they count. */
export class Attachments {
  constructor(
    private readonly folder: UploadFolder,
    private readonly inspections: Inspections,
  ) {}

  /** Outside of any transaction: no lock waits for an inspection. Throws `uploadMissing` and the code of a refused file. */
  inspect(uploads: readonly string[], supplier: SupplierId): Promise<ReplyAttachment[]> {
    return Promise.all(uploads.map((upload) => this.#inspect(upload, supplier)));
  }

  /** Under `holdUploads`: whether all are still there. Throws `uploadMissing`. */
  async assertPresent(uploads: readonly string[], supplier: SupplierId): Promise<void> {
    await Promise.all(uploads.map((upload) => this.#find(upload, supplier)));
  }

  async #inspect(id: string, supplier: SupplierId): Promise<ReplyAttachment> {
    const known = await this.inspections.find(id);
    if (known?.supplier === supplier) assertAccepted(known);
    await this.#find(id, supplier);
    const inspected = await this.inspections.inspect(id, { supplier });
    assertAccepted(inspected);
    const { bytes, sha256, verdict } = inspected;
    return { id, bytes, sha256, inspection: verdict };
  }

  async #find(id: string, supplier: SupplierId): Promise<void> {
    const info = await this.folder.findInfo(id);
    const isComplete = info && info.kind === 'attachment' && info.size === info.offset;
    if (!isComplete || info.supplier !== supplier) throw new DomainError('uploadMissing', { upload: id });
  }
}
