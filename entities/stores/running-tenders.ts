import { procedures } from '../../domain/procedures/procedures.js';
import type { TenderId } from '../../domain/types.js';
import { rowsOf, type Queryable } from './queryable.js';

export interface RunningTender {
  readonly tender: TenderId;
  readonly title: string;
}

/** Signed contracts whose award notice is still awaited (art. 111). */
const noticeAwaited =
  '$.lots.* ? (@.phase == "contractSigned" && @.noticeDueAt != null && @.noticeLapsedAt == null && @.noticePublishedOn == null)';

/** Tenders that have not ended, or still await something: each must have its process. */
export async function listRunningTenders(db: Queryable): Promise<RunningTender[]> {
  const ends = [...new Set(Object.values(procedures).flatMap(({ end }) => end.tender))];
  return rowsOf(
    db,
    `SELECT id AS tender, title->>'it' AS title FROM tenders WHERE NOT phase = ANY($1) OR jsonb_path_exists(state, $2) ORDER BY updated_at DESC`,
    [ends, noticeAwaited],
  );
}
