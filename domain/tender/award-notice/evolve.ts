import { withLot, type Reducers } from '../reducers.js';
import type { AwardNoticeEvents } from './events.js';

export const awardNoticeReducers: Reducers<AwardNoticeEvents> = {
  awardNoticeRecorded: (tender, { lot, publishedOn }) =>
    withLot(tender, lot, { noticePublishedOn: publishedOn }),
  awardNoticeLapsed: (tender, { lot }, at) => withLot(tender, lot, { noticeLapsedAt: at }),
};
