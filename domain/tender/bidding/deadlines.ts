import type { Deadline } from '../deadline.js';
import type { Tender } from '../tender.js';

export function biddingDeadlines(tender: Tender): Deadline[] {
  const awaited: Deadline[] = [];
  if (!tender.enquiriesClosedAt) awaited.push({ kind: 'enquiriesClose', dueAt: tender.enquiriesCloseAt });
  if (!tender.custodyProofCountedAt) awaited.push({ kind: 'custodyProof', dueAt: tender.custodyProofAt });
  if (!tender.closedAt) awaited.push({ kind: 'submissionClose', dueAt: tender.submissionDeadline });
  return awaited;
}
