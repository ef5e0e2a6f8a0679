import type { PublicData } from '../disclosed.js';
import type { AwardNoticeEvents } from './events.js';

export const awardNoticePublicData: PublicData<AwardNoticeEvents> = {
  awardNoticeRecorded: (data) => ({ ...data }),
  awardNoticeLapsed: (data) => ({ ...data }),
};
