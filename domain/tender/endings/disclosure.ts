import type { PublicData } from '../disclosed.js';
import type { EndingsEvents } from './events.js';

export const endingsPublicData: PublicData<EndingsEvents> = {
  tenderConcluded: () => ({}),
  tenderRevoked: (data) => ({ ...data }),
  tenderAnnulled: (data) => ({ ...data }),
  keysLostDeclared: (data) => ({ ...data }),
  lotDeserted: (data) => ({ ...data }),
  awardRefused: (data) => ({ ...data }),
  lotRevoked: (data) => ({ ...data }),
};
