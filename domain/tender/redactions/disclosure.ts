import type { PublicData } from '../disclosed.js';
import type { RedactionsEvents } from './events.js';

/** That a bidder asks to keep something secret tells that it bids: the decision comes before the award. */
export const redactionsPublicData: PublicData<RedactionsEvents> = {
  redactionsDecided: null,
  redactionsReleased: ({ dueAt, lot }) => ({ dueAt, lot }),
};
