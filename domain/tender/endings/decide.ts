import type { Decide, Decisions } from '../decision.js';
import { eventOf } from '../events.js';
import type { EndingsCommands } from './commands.js';

const revokeTender: Decide<'revokeTender'> = (data) => ({
  events: [eventOf('tenderRevoked', { act: data.act })],
});

export const endingsDecisions: Decisions<EndingsCommands> = { revokeTender };
