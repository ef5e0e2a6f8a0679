import type { DataSource } from 'typeorm';
import type { SupplierId } from '../../domain/types.js';
import { BegunUploadStore, type BegunUpload } from '../../entities/stores/begun-upload-store.js';
import { lockQuotasOf } from '../../entities/stores/quota-lock.js';
import type { UploadFolder } from '../../entities/stores/upload-folder.js';
import { defaultQuotas, findExcess, type Quotas } from './quotas.js';

/**
 * How much a supplier may upload beside what its bids and replies name. The rows are looked through only when they seem
 * to reach the quota, so that an upload costs one small transaction and named ones never stand in a supplier's way.
 */
export class UploadQuota {
  constructor(
    private readonly dataSource: DataSource,
    private readonly folder: UploadFolder,
    private readonly quotas: Quotas = defaultQuotas,
  ) {}

  /** Counts an upload that is about to begin. Throws `quotaExceeded`. */
  async begin(supplier: SupplierId, upload: BegunUpload): Promise<void> {
    const excess = await this.dataSource.transaction(async (manager) => {
      await lockQuotasOf(manager, supplier);
      const store = new BegunUploadStore(manager);
      if (await this.#findExcess(store, supplier, upload)) await this.#countAnew(store, supplier);
      const found = await this.#findExcess(store, supplier, upload);
      if (!found) await store.insert(supplier, upload);
      return found;
    });
    // After COMMIT: what was forgotten need not be looked at again.
    if (excess) throw excess;
  }

  async #findExcess(store: BegunUploadStore, supplier: SupplierId, { bytes }: BegunUpload) {
    const inUse = await store.measure(supplier);
    return (
      findExcess(this.quotas, 'uploads', inUse.uploads + 1) ??
      findExcess(this.quotas, 'uploadBytes', inUse.bytes + bytes)
    );
  }

  /** Without what is named, refused, ended or cleaned away, and with lengths that were declared after the beginning. */
  async #countAnew(store: BegunUploadStore, supplier: SupplierId): Promise<void> {
    await store.forgetNamed(supplier);
    const begun = await store.list(supplier);
    const infos = await Promise.all(begun.map(({ id }) => this.folder.findInfo(id)));
    await store.forget(begun.filter((upload, at) => upload.isSettled && !infos[at]).map(({ id }) => id));
    for (const [at, { id, bytes }] of begun.entries()) {
      const size = infos[at]?.size ?? bytes;
      if (size !== bytes) await store.setBytes({ id, bytes: size });
    }
  }
}
