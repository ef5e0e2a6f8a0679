import type { PublicData } from '../disclosed.js';
import type { GuaranteesEvents } from './events.js';

export const guaranteesPublicData: PublicData<GuaranteesEvents> = {
  provisionalGuaranteeRegistered: null,
  guaranteesReleased: ({ lot }) => ({ lot }),
  guaranteeEnforced: null,
};
