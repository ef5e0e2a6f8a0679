import type { Instant } from '../../types.js';
import type { Tender } from '../tender.js';

/** Whether a clarification may be asked for (art. 88 c. 3). While the tender is suspended the term stands still. */
export function mayAsk(tender: Tender, now: Instant): boolean {
  if (tender.phase === 'suspended') return tender.enquiriesClosedAt === null;
  return tender.phase === 'bidding' && Date.parse(now) < Date.parse(tender.enquiriesCloseAt);
}

/** Until the deadline bids can still follow an answer. */
export function mayAnswer({ phase }: Pick<Tender, 'phase'>): boolean {
  return phase === 'bidding' || phase === 'suspended';
}
