import { backwardFrom, forwardFrom, sameTimeNotBefore } from '../../calendar/periods.js';
import type { Instant } from '../../types.js';

/**
 * The deadline after bidders have lost time, by a pause or by outages: they get all of it back, and the term ends at its
 * old hour of Rome on a working day. So it never ends before the old term, nor before the minimum that the old term kept.
 */
export function deadlineAfterLoss(deadline: Instant, lostMs: number): Instant {
  return sameTimeNotBefore(plus(deadline, lostMs), deadline);
}

/** The deadline of a term that opens again `now`: at least `leastDays` and all that was lost, at the old hour. */
export function deadlineFromNow(now: Instant, deadline: Instant, lostMs: number, leastDays: number): Instant {
  return sameTimeNotBefore(plus(now, Math.max(lostMs, leastDays * 86_400_000)), deadline);
}

/** The first deadline, at the hour of this one, that something done at `doneAt` comes `days` days before. */
export function deadlineLeaving(days: number, doneAt: Instant, deadline: Instant): Instant {
  let candidate = deadline;
  for (let later = 1; Date.parse(backwardFrom(candidate, days)) < Date.parse(doneAt); later += 1) {
    candidate = forwardFrom(deadline, later);
  }
  return candidate;
}

function plus(instant: Instant, ms: number): Instant {
  return new Date(Math.ceil(Date.parse(instant) + ms)).toISOString();
}
