import type { Instant } from '../../types.js';
import type { Deadline } from '../deadline.js';
import type { Tender } from '../tender.js';
import { isReminded } from './addressees.js';
import type { RunningTerm } from './state.js';

const dayMs = 86_400_000;

/** A moved term is another: it is told of again. */
export function termKey({ kind, lot, ref, dueAt }: Deadline): string {
  return [kind, lot, ref, dueAt].join('/');
}

/** The next reminder of each awaited term. No legal instant: days are 24 hours, so that no calendar is needed to replay one. */
export function reminders(tender: Tender, terms: readonly Deadline[]): Deadline[] {
  return terms.flatMap((term) => {
    const running = tender.runningTerms[termKey(term)];
    const days = running && nextDistance(tender, term, running);
    if (days === undefined) return [];
    return [
      { ...term, kind: 'reminder', dueAt: before(term.dueAt, days), reminds: { term, daysBefore: days } },
    ];
  });
}

/** When a nearer reminder of the same term is due. */
export function nearerReminderAt(tender: Tender, { reminds }: Deadline): Instant | undefined {
  if (!reminds) return undefined;
  const { term, daysBefore } = reminds;
  const running = tender.runningTerms[termKey(term)];
  const days = running && nextDistance(tender, term, { ...running, remindedDays: daysBefore });
  return days === undefined ? undefined : before(term.dueAt, days);
}

function nextDistance(
  { reminderRule: rule }: Tender,
  { dueAt }: Deadline,
  { since, remindedDays }: RunningTerm,
): number | undefined {
  if (!rule) return undefined;
  const quietUntil = Date.parse(since) + rule.quietDays * dayMs;
  return [...rule.daysBefore]
    .sort((one, other) => other - one)
    .filter((days) => remindedDays === null || days < remindedDays)
    .find((days) => Date.parse(before(dueAt, days)) >= quietUntil);
}

function before(instant: Instant, days: number): Instant {
  return new Date(Date.parse(instant) - days * dayMs).toISOString();
}

/** Terms that began or ended with an event `at`; the same state where none did. */
export function followTerms(tender: Tender, awaited: readonly Deadline[], at: Instant): Tender {
  if (!tender.reminderRule) return tender;
  const { runningTerms: known } = tender;
  const keys = awaited.filter(isReminded).map(termKey);
  if (keys.length === Object.keys(known).length && keys.every((key) => known[key])) return tender;
  const begun = { since: at, remindedDays: null };
  return { ...tender, runningTerms: Object.fromEntries(keys.map((key) => [key, known[key] ?? begun])) };
}
