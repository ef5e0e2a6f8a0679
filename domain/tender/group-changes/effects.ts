import type { Effects } from '../effect.js';
import type { GroupChangesEvents } from './events.js';

export const groupChangesCommunications = ['groupChangeDecided'] as const;

export const groupChangesEffects: Effects<GroupChangesEvents, (typeof groupChangesCommunications)[number]> = {
  groupChangeAccepted: ({ bid }, { communicate }) => [communicate('groupChangeDecided', { bid })],
  groupChangeRefused: ({ bid }, { communicate }) => [communicate('groupChangeDecided', { bid })],
};
