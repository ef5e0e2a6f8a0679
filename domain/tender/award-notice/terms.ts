import { endOfPeriod } from '../../calendar/periods.js';
import { romeDateOf } from '../../calendar/rome-time.js';
import { awardNoticeMaximum } from '../../law/award-terms.js';
import { lawInForce } from '../../law/law-in-force.js';
import type { Instant } from '../../types.js';

/** From the signature of the contract, by the law of that day (art. 111 c. 1). */
export function noticeTermEnd(signedAt: Instant): Instant {
  return endOfPeriod(signedAt, lawInForce(awardNoticeMaximum, romeDateOf(signedAt)).value);
}
