import type { LegalDate, LotId } from '../../types.js';
import type { ByAct } from '../act.js';

/** After the signature everybody is told who has the contract (art. 111). */
export interface AwardNoticeCommands {
  /** `reference`: the number of the award notice where it was published. */
  recordAwardNotice: ByAct & { lot: LotId; reference: string; publishedOn: LegalDate };
}

export type AwardNoticeGuard = 'awardNoticeNew';

export const awardNoticeDeadlineKinds = ['awardNoticeTerm'] as const;
export type AwardNoticeDeadline = (typeof awardNoticeDeadlineKinds)[number];
