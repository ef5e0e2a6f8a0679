import type { Effects } from '../effect.js';
import type { RemindersEvents } from './events.js';

export const remindersCommunications = ['reminder'] as const;

export const remindersEffects: Effects<RemindersEvents, (typeof remindersCommunications)[number]> = {
  termReminded: ({ outcome, lot, bid }, { communicate }) =>
    outcome === 'sent' ? [communicate('reminder', { ...(lot && { lot }), ...(bid && { bid }) })] : [],
};
