import type { PublicData } from '../disclosed.js';
import type { BiddingEvents } from './events.js';

export const biddingPublicData: PublicData<BiddingEvents> = {
  tenderRectified: (data) => ({ ...data }),
  submissionExtended: (data) => ({ ...data }),
  tenderSuspended: (data) => ({ ...data }),
  tenderResumed: (data) => ({ ...data }),
  submissionReopened: (data) => ({ ...data }),
  enquiriesClosed: (data) => ({ ...data }),
  custodyProofsCounted: null,
  submissionClosed: ({ dueAt }) => ({ dueAt }),
};
