import type { Deadline } from '../deadline.js';
import { lotIdsOf, type Tender } from '../tender.js';

export function awardDeadlines(tender: Tender): Deadline[] {
  return lotIdsOf(tender).flatMap((lot): Deadline[] => {
    const { standstillEndsAt = null, checksTerm = null } = tender.lots[lot] ?? {};
    return [
      ...(checksTerm?.endedAt === null
        ? [{ kind: 'checksTermEnd' as const, dueAt: checksTerm.dueAt, lot }]
        : []),
      ...(standstillEndsAt ? [{ kind: 'standstillEnd' as const, dueAt: standstillEndsAt, lot }] : []),
    ];
  });
}
