import type { Deadline } from '../deadline.js';
import { lotIdsOf, type Tender } from '../tender.js';

export function signatureDeadlines(tender: Tender): Deadline[] {
  return lotIdsOf(tender).flatMap((id): Deadline[] => {
    const lot = tender.lots[id];
    if (!lot?.signatureDueAt || lot.signatureLapsedAt) return [];
    return [{ kind: 'signatureTerm', dueAt: lot.signatureDueAt, lot: id }];
  });
}
