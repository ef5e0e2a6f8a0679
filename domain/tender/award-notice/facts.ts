import type { AwardNoticeCommands, AwardNoticeDeadline } from './commands.js';

export const awardNoticeNeeds = {
  recordAwardNotice: [],
  awardNoticeTerm: [],
} as const satisfies Record<keyof AwardNoticeCommands | AwardNoticeDeadline, readonly string[]>;
