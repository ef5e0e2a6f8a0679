import type { Deadline } from '../deadline.js';
import { lotIdsOf, type Tender } from '../tender.js';

export function evaluationDeadlines(tender: Tender): Deadline[] {
  return lotIdsOf(tender).flatMap((lot): Deadline[] => {
    const term = tender.lots[lot]?.explanations;
    if (!term || term.endedAt !== null) return [];
    return [{ kind: 'explanationsEnd', dueAt: term.dueAt, lot, ref: term.id }];
  });
}
