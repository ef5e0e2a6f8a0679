import type { Effects } from '../effect.js';
import type { GuaranteesEvents } from './events.js';

export const guaranteesCommunications = ['guaranteeRelease', 'guaranteeEnforcement'] as const;

export const guaranteesEffects: Effects<GuaranteesEvents, (typeof guaranteesCommunications)[number]> = {
  guaranteesReleased: ({ lot }, { communicate }) => [communicate('guaranteeRelease', { lot })],
  guaranteeEnforced: ({ lot, bid }, { communicate }) => [communicate('guaranteeEnforcement', { lot, bid })],
};
