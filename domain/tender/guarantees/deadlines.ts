import type { Deadline } from '../deadline.js';
import { lotIdsOf, type Tender } from '../tender.js';
import { losersGuarantees } from './state.js';

export function guaranteesDeadlines(tender: Tender): Deadline[] {
  return lotIdsOf(tender).flatMap((lot): Deadline[] => {
    const dueAt = tender.lots[lot]?.guaranteesReleaseAt;
    return dueAt && losersGuarantees(tender, lot).length > 0
      ? [{ kind: 'guaranteesRelease', dueAt, lot }]
      : [];
  });
}
