import type { PublicData } from '../disclosed.js';
import type { OpeningEvents } from './events.js';

export const openingPublicData: PublicData<OpeningEvents> = {
  inversionDecided: (data) => ({ ...data }),
  envelopesOpened: ({ kind, lot }) => ({ kind, lot }),
  envelopesRead: ({ kind, lot }) => ({ kind, lot }),
};
