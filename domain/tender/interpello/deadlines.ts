import type { Deadline } from '../deadline.js';
import { lotIdsOf, type Tender } from '../tender.js';

export function interpelloDeadlines(tender: Tender): Deadline[] {
  return lotIdsOf(tender).flatMap((lot): Deadline[] => {
    const call = tender.lots[lot]?.call;
    return call?.endedAt === null ? [{ kind: 'callEnd', dueAt: call.dueAt, lot, ref: call.id }] : [];
  });
}
