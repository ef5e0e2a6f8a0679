import type { Effects } from '../effect.js';
import type { OpeningEvents } from './events.js';
import { roundsOf } from './state.js';

export const openingEffects: Effects<OpeningEvents, never> = {
  envelopesOpened: ({ kind, lot }, { tender }) => [
    {
      kind: 'readEnvelopes',
      data: { tender: tender.id, kind, lot, round: roundsOf(tender, kind, lot).length },
    },
  ],
};
