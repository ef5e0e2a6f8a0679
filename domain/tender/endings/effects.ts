import type { Effects } from '../effect.js';
import type { EndingsEvents } from './events.js';

export const endingsCommunications = ['revocation'] as const;

export const endingsEffects: Effects<EndingsEvents, (typeof endingsCommunications)[number]> = {
  tenderRevoked: (_data, { communicate }) => [communicate('revocation')],
};
