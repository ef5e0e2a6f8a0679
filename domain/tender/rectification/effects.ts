import type { Effects } from '../effect.js';
import type { RectificationEvents } from './events.js';

export const rectificationCommunications = ['rectificationDecided'] as const;

export const rectificationEffects: Effects<
  RectificationEvents,
  (typeof rectificationCommunications)[number]
> = {
  rectificationAccepted: ({ lot }, { communicate }) => [communicate('rectificationDecided', { lot })],
  rectificationRefused: ({ lot }, { communicate }) => [communicate('rectificationDecided', { lot })],
};
