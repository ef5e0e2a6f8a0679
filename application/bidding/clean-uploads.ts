import type { DataSource } from 'typeorm';
import { lockForCleaning } from '../../entities/stores/cleaning-lock.js';
import { GroupChangeStore } from '../../entities/stores/group-change-store.js';
import { InspectionStore } from '../../entities/stores/inspection-store.js';
import { ReplyStore } from '../../entities/stores/reply-store.js';
import type { UploadFolder } from '../../entities/stores/upload-folder.js';
import { UploadStore } from '../../entities/stores/upload-store.js';

/**
 * Removes uploads older than so many hours that nothing names: begun and left, complete and never committed, attachments
 * of no reply and no change in a group, documents that no draft names. Rows go first and in a transaction of their own: a crash leaves a file
 * without a row, which goes the next time, never a row without its file.
 * @returns how many files went.
 */
export async function cleanUploads(
  dataSource: DataSource,
  folder: UploadFolder,
  olderThanHours: number,
): Promise<number> {
  await deleteUnnamedRows(dataSource, olderThanHours);
  const old = await folder.listOlderThan(olderThanHours);
  return dataSource.transaction(async (manager) => {
    await lockForCleaning(manager);
    const kept = [
      await new UploadStore(manager).listIds(old),
      await new ReplyStore(manager).listNamedUploads(old),
      await new GroupChangeStore(manager).listNamedUploads(old),
      await new InspectionStore(manager).listNamedByDrafts(old),
    ];
    const unnamed = old.filter((id) => !kept.some((ids) => ids.has(id)));
    for (const id of unnamed) await folder.remove(id);
    return unnamed.length;
  });
}

/** Looks first without a lock: commits are held back only when there is something to delete. */
async function deleteUnnamedRows(dataSource: DataSource, olderThanHours: number): Promise<void> {
  const candidates = await new UploadStore(dataSource).listUnnamed(olderThanHours);
  if (candidates.length === 0) return;
  await dataSource.transaction((manager) => new UploadStore(manager).deleteUnnamed(olderThanHours));
}
