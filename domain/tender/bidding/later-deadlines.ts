import { sameTimeNotBefore } from '../../calendar/periods.js';
import type { Instant } from '../../types.js';

/**
 * The deadline after a pause: the time that was left runs again from the end of the pause, and the term ends at its old
 * hour of Rome on the first working day on which no bidder has lost a minute. So it never ends before the old term, nor
 * before the minimum that the old term kept.
 */
export function deadlineAfterPause(deadline: Instant, pause: { from: Instant; to: Instant }): Instant {
  const lostMs = Date.parse(pause.to) - Date.parse(pause.from);
  const earliest = new Date(Math.ceil(Date.parse(deadline) + lostMs)).toISOString();
  return sameTimeNotBefore(earliest, deadline);
}
