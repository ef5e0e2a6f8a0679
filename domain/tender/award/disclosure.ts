import type { PublicData } from '../disclosed.js';
import type { AwardEvents } from './events.js';

export const awardPublicData: PublicData<AwardEvents> = {
  awardProposed: ({ lot }) => ({ lot }),
  requirementsVerified: ({ lot }) => ({ lot }),
  lotAwarded: (data) => ({ ...data }),
  awardCommunicated: (data) => ({ ...data }),
  standstillEnded: (data) => ({ ...data }),
  contractSigned: (data) => ({ ...data }),
};
