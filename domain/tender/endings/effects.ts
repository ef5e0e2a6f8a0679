import type { Effects } from '../effect.js';
import type { EndingsEvents } from './events.js';

export const endingsCommunications = ['revocation', 'ending'] as const;

export const endingsEffects: Effects<EndingsEvents, (typeof endingsCommunications)[number]> = {
  tenderRevoked: (_data, { communicate }) => [communicate('revocation')],
  tenderAnnulled: (_data, { communicate }) => [communicate('ending')],
  keysLostDeclared: (_data, { communicate }) => [communicate('ending')],
  lotDeserted: ({ lot }, { communicate }) => [communicate('ending', { lot })],
  awardRefused: ({ lot }, { communicate }) => [communicate('ending', { lot })],
  lotRevoked: ({ lot }, { communicate }) => [communicate('ending', { lot })],
};
