import { DomainError } from '../../errors.js';
import type { Guards } from '../guard.js';
import type { BiddingGuard } from './commands.js';

export const biddingGuards: Guards<BiddingGuard> = {
  deadlineOnlyLater: (command, tender) => {
    const asked = 'submissionDeadline' in command.data ? command.data.submissionDeadline : undefined;
    if (asked === undefined || Date.parse(asked) > Date.parse(tender.submissionDeadline)) return undefined;
    return new DomainError(
      'deadlineNotLater',
      { asked, deadline: tender.submissionDeadline },
      'art. 92 c. 2',
    );
  },
};
