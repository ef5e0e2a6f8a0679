import type { Effects } from '../effect.js';
import type { DurationEvents } from './events.js';

export const durationCommunications = ['procedureTime'] as const;

export const durationEffects: Effects<DurationEvents, (typeof durationCommunications)[number]> = {
  procedureExtended: ({ lot }, { communicate }) => [communicate('procedureTime', { lot })],
  procedureOverran: ({ lot }, { communicate }) => [communicate('procedureTime', { lot })],
};
