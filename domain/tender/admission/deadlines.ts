import type { Deadline } from '../deadline.js';
import type { Tender } from '../tender.js';

/** In the direct order no term of an examination outlives the admissions: what was answered early is no longer awaited. */
export function admissionDeadlines(tender: Tender): Deadline[] {
  if (tender.phase !== 'admission' && tender.openingOrder === 'direct') return [];
  return Object.entries(tender.integrations)
    .filter(([, term]) => term.endedAt === null)
    .map(([ref, term]) => ({ kind: 'integrationEnd', dueAt: term.dueAt, ref }));
}
