import type { Decide, Decisions } from '../decision.js';
import { eventOf } from '../events.js';
import type { RectificationCommands } from './commands.js';

/** The RUP judges whether it corrects a material error or is a new bid, without knowing whose it is (art. 101 c. 4). */
const decideRectification: Decide<'decideRectification'> = ({ act, lot, rectification, outcome }) => ({
  events: [
    eventOf(outcome === 'accepted' ? 'rectificationAccepted' : 'rectificationRefused', {
      ...{ act, lot, rectification },
    }),
  ],
});

export const rectificationDecisions: Decisions<RectificationCommands> = { decideRectification };
