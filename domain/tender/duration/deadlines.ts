import type { Deadline } from '../deadline.js';
import { lotIdsOf, type Tender } from '../tender.js';

/** Of lots that were never awarded: after a contract has ended early the procedure is another (art. 124). */
export function durationDeadlines(tender: Tender): Deadline[] {
  return lotIdsOf(tender).flatMap((lot): Deadline[] => {
    const { awardDueAt = null, durationStoppedAt, overranAt, called = [] } = tender.lots[lot] ?? {};
    if (!awardDueAt || durationStoppedAt || overranAt || called.length > 0) return [];
    return [{ kind: 'procedureMaximum', dueAt: awardDueAt, lot }];
  });
}
