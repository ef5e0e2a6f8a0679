import type { Decide, Decisions } from '../decision.js';
import { eventOf } from '../events.js';
import type { EndingsCommands } from './commands.js';

/** What the tender served is gone, or weighed anew (art. 21-quinquies L. 241/1990). */
const revokeTender: Decide<'revokeTender'> = ({ act }) => ({ events: [eventOf('tenderRevoked', { act })] });

/** The authority takes back its own unlawful act (art. 21-nonies L. 241/1990). */
const annulTender: Decide<'annulTender'> = ({ act }) => ({ events: [eventOf('tenderAnnulled', { act })] });

const declareKeysLost: Decide<'declareKeysLost'> = ({ act }) => ({
  events: [eventOf('keysLostDeclared', { act })],
});

const declareDeserted: Decide<'declareDeserted'> = ({ act, lot }) => ({
  events: [eventOf('lotDeserted', { act, lot })],
});

/** No bid is convenient or suitable for the object of the contract (art. 108 c. 10). */
const refuseAward: Decide<'refuseAward'> = ({ act, lot }) => ({
  events: [eventOf('awardRefused', { act, lot })],
});

const revokeLot: Decide<'revokeLot'> = ({ act, lot }) => ({ events: [eventOf('lotRevoked', { act, lot })] });

export const endingsDecisions: Decisions<EndingsCommands> = {
  revokeTender,
  annulTender,
  declareKeysLost,
  declareDeserted,
  refuseAward,
  revokeLot,
};
