import type { Effects } from '../effect.js';
import type { OpeningEvents } from './events.js';

export const openingEffects: Effects<OpeningEvents, never> = {
  envelopesOpened: ({ kind, lot }, { tender }) => [
    { kind: 'readEnvelopes', data: { tender: tender.id, kind, lot } },
  ],
};
