import type { PublicData } from '../disclosed.js';
import type { InterpelloEvents } from './events.js';

/** The ranking is public since the award: who is asked in its order is no secret (art. 28). */
export const interpelloPublicData: PublicData<InterpelloEvents> = {
  contractTerminated: (data) => ({ ...data }),
  nextCalled: ({ act, lot, bid, dueAt }) => ({ act, lot, bid, dueAt }),
  callEnded: ({ lot, dueAt }) => ({ lot, dueAt }),
  nextAccepted: (data) => ({ ...data }),
  nextRefused: (data) => ({ ...data }),
};
