import type { Deadline } from '../deadline.js';
import { lotIdsOf, type Tender } from '../tender.js';
import { bidsToRelease } from './state.js';

export function redactionsDeadlines(tender: Tender): Deadline[] {
  return lotIdsOf(tender).flatMap((id): Deadline[] => {
    const lot = tender.lots[id];
    const dueAt = lot?.redactionsReleaseAt;
    return lot && dueAt && bidsToRelease(lot).length > 0
      ? [{ kind: 'redactionsRelease', dueAt, lot: id }]
      : [];
  });
}
