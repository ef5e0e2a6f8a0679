import type { Deadline } from '../deadline.js';
import { lotIdsOf, type Tender } from '../tender.js';

export function awardNoticeDeadlines(tender: Tender): Deadline[] {
  return lotIdsOf(tender).flatMap((id): Deadline[] => {
    const lot = tender.lots[id];
    if (!lot?.noticeDueAt || lot.noticeLapsedAt || lot.noticePublishedOn) return [];
    return [{ kind: 'awardNoticeTerm', dueAt: lot.noticeDueAt, lot: id }];
  });
}
