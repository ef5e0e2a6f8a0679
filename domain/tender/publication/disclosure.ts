import type { PublicData } from '../disclosed.js';
import type { PublicationEvents } from './events.js';

export const publicationPublicData: PublicData<PublicationEvents> = {
  decisionAdopted: ({ act, procedure, lots, submissionDeadline, enquiriesCloseAt, openingOrder }) => ({
    ...{ act, procedure, lots, submissionDeadline, enquiriesCloseAt },
    ...(openingOrder && { openingOrder }),
  }),
  noticeTransmitted: (data) => ({ ...data }),
  tenderPublished: (data) => ({ ...data }),
};
