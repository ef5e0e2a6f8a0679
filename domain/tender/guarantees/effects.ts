import type { Effects } from '../effect.js';
import type { GuaranteesEvents } from './events.js';

export const guaranteesCommunications = ['guaranteeRelease'] as const;

export const guaranteesEffects: Effects<GuaranteesEvents, (typeof guaranteesCommunications)[number]> = {
  guaranteesReleased: ({ lot }, { communicate }) => [communicate('guaranteeRelease', { lot })],
};
