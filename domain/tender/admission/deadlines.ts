import type { Deadline } from '../deadline.js';
import type { Tender } from '../tender.js';

export function admissionDeadlines(tender: Tender): Deadline[] {
  return Object.entries(tender.integrations)
    .filter(([, term]) => term.endedAt === null)
    .map(([ref, term]) => ({ kind: 'integrationEnd', dueAt: term.dueAt, ref }));
}
