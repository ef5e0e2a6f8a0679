import type { Effects } from '../effect.js';
import type { OpeningEvents } from './events.js';
import { roundsOf } from './state.js';

export const openingCommunications = ['inversion'] as const;

export const openingEffects: Effects<OpeningEvents, (typeof openingCommunications)[number]> = {
  inversionDecided: (_data, { communicate }) => [communicate('inversion')],
  envelopesOpened: ({ kind, lot }, { tender }) => [
    {
      kind: 'readEnvelopes',
      data: { tender: tender.id, kind, lot, round: roundsOf(tender, kind, lot).length },
    },
  ],
};
