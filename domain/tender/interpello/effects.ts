import type { Effects } from '../effect.js';
import type { InterpelloEvents } from './events.js';

export const interpelloCommunications = ['contractTermination', 'callOfNext'] as const;

export const interpelloEffects: Effects<InterpelloEvents, (typeof interpelloCommunications)[number]> = {
  contractTerminated: ({ lot }, { communicate }) => [communicate('contractTermination', { lot })],
  nextCalled: ({ lot, bid }, { communicate }) => [communicate('callOfNext', { lot, bid })],
};
