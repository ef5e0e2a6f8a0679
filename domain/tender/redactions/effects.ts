import type { Effects } from '../effect.js';
import type { RedactionsEvents } from './events.js';

export const redactionsCommunications = ['redactionsRelease'] as const;

/** The decision itself is told with the award (art. 36 c. 3). */
export const redactionsEffects: Effects<RedactionsEvents, (typeof redactionsCommunications)[number]> = {
  redactionsReleased: ({ lot }, { communicate }) => [communicate('redactionsRelease', { lot })],
};
