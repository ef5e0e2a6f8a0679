import { romeDateOf } from '../../calendar/rome-time.js';
import { endOfPeriod } from '../../calendar/periods.js';
import { DomainError } from '../../errors.js';
import { openTenderMinimum, siteVisitLengthening } from '../../law/bidding-terms.js';
import { lawInForce } from '../../law/law-in-force.js';
import { factOf } from '../decision.js';
import type { Guards } from '../guard.js';
import type { PublicationGuard } from './commands.js';

export const publicationGuards: Guards<PublicationGuard> = {
  keysMade: (_command, tender, context) => {
    const { manifest, notBefore } = factOf(context, 'custody');
    if (!manifest) return new DomainError('keysNotMade');
    if (notBefore && Date.parse(notBefore) === Date.parse(tender.submissionDeadline)) return undefined;
    return new DomainError('manifestDeadlineWrong', { notBefore, deadline: tender.submissionDeadline });
  },

  sharesAcknowledged: (_command, _tender, context) => {
    const { sharesMade, sharesAcknowledged } = factOf(context, 'custody');
    if (sharesAcknowledged === sharesMade) return undefined;
    return new DomainError('sharesNotAcknowledged', { missing: sharesMade - sharesAcknowledged });
  },

  termLongEnough: (_command, tender, context) => {
    const on = romeDateOf(context.now);
    const law = lawInForce(openTenderMinimum, on);
    const visit = lawInForce(siteVisitLengthening, on);
    // Where a visit is needed the term is longer than the minimum (art. 92 c. 1).
    const days = law.value + (factOf(context, 'draft').siteVisit?.required ? visit.value : 0);
    const earliest = endOfPeriod(context.now, days);
    if (Date.parse(tender.submissionDeadline) >= Date.parse(earliest)) return undefined;
    return new DomainError(
      'noticeTermTooShort',
      { deadline: tender.submissionDeadline, earliest, days },
      law.article,
    );
  },
};
