import type { PublicData } from '../disclosed.js';
import type { PublicationEvents } from './events.js';

export const publicationPublicData: PublicData<PublicationEvents> = {
  decisionAdopted: ({ act, procedure, lots, submissionDeadline, enquiriesCloseAt }) => ({
    ...{ act, procedure, lots, submissionDeadline, enquiriesCloseAt },
  }),
  noticeTransmitted: (data) => ({ ...data }),
  tenderPublished: (data) => ({ ...data }),
};
