import type { PublicData } from '../disclosed.js';
import type { EndingsEvents } from './events.js';

export const endingsPublicData: PublicData<EndingsEvents> = {
  tenderConcluded: () => ({}),
  tenderRevoked: (data) => ({ ...data }),
};
