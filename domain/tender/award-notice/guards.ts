import { romeDateOf } from '../../calendar/rome-time.js';
import { DomainError } from '../../errors.js';
import type { CommandData } from '../commands.js';
import type { Guards } from '../guard.js';
import type { AwardNoticeGuard } from './commands.js';

export const awardNoticeGuards: Guards<AwardNoticeGuard> = {
  /** Once for a contract, and when it was published: late is better than never. */
  awardNoticeNew: (command, tender, { now }) => {
    const { lot, publishedOn } = command.data as CommandData['recordAwardNotice'];
    const known = tender.lots[lot]?.noticePublishedOn ?? null;
    const today = romeDateOf(now);
    if (known === null && publishedOn <= today) return undefined;
    return new DomainError('awardNoticeOutOfOrder', { lot, publishedOn: known, today }, 'art. 111');
  },
};
