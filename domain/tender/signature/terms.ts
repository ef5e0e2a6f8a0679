import { endOfPeriod } from '../../calendar/periods.js';
import { signatureMaximum, signatureMaximumBelowThreshold } from '../../law/award-terms.js';
import { lawInForce } from '../../law/law-in-force.js';
import type { Instant } from '../../types.js';
import type { TenderDraft } from '../draft.js';
import { regimeOf } from '../regime.js';
import type { Tender } from '../tender.js';
import { isBelowThreshold } from '../thresholds.js';

/** From the award, which has immediate effect (arts 17 c. 5, 18 c. 2); shorter below the threshold (art. 55 c. 1). */
export function signatureTermEnd(
  awardedAt: Instant,
  tender: Tender,
  draft: Pick<TenderDraft, 'lots'>,
): Instant {
  const term = isBelowThreshold(tender, draft) ? signatureMaximumBelowThreshold : signatureMaximum;
  return endOfPeriod(awardedAt, lawInForce(term, regimeOf(tender)).value);
}
