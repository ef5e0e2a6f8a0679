import type { LegalDate, LotId } from '../../types.js';
import type { ByAct } from '../act.js';
import type { Due } from '../deadline.js';

export interface AwardNoticeEvents {
  awardNoticeRecorded: ByAct & { lot: LotId; reference: string; publishedOn: LegalDate };
  /** Not published in time: a finding, which forbids nothing. */
  awardNoticeLapsed: Due & { lot: LotId };
}
