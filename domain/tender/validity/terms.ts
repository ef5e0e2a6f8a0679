import { endOfPeriod } from '../../calendar/periods.js';
import { bidValidity } from '../../law/bidding-terms.js';
import { lawInForce } from '../../law/law-in-force.js';
import type { Instant } from '../../types.js';
import type { TenderDraft } from '../draft.js';
import { regimeOf } from '../regime.js';
import type { Tender } from '../tender.js';

/** From the deadline for bids: as long as the notice says, or else as the law does (art. 17 c. 4). */
export function validityEnd(
  deadline: Instant,
  tender: Tender,
  { bidValidityDays }: Pick<TenderDraft, 'bidValidityDays'>,
): Instant {
  return endOfPeriod(deadline, bidValidityDays ?? lawInForce(bidValidity, regimeOf(tender)).value);
}
