import type { Deadline } from '../deadline.js';
import { lotIdsOf, type Tender } from '../tender.js';

export function awardDeadlines(tender: Tender): Deadline[] {
  return lotIdsOf(tender).flatMap((lot): Deadline[] => {
    const dueAt = tender.lots[lot]?.standstillEndsAt;
    return dueAt ? [{ kind: 'standstillEnd', dueAt, lot }] : [];
  });
}
