import type { Decide, Decisions } from '../decision.js';
import { eventOf, type TenderEvent } from '../events.js';
import { releasedWith } from '../guarantees/decide.js';
import { lotIdsOf, type Tender } from '../tender.js';
import type { EndingsCommands } from './commands.js';

/** What the tender served is gone, or weighed anew (art. 21-quinquies L. 241/1990). */
const revokeTender: Decide<'revokeTender'> = ({ act }, tender) => ({
  events: [eventOf('tenderRevoked', { act }), ...releasedInAll(tender)],
});

/** The authority takes back its own unlawful act (art. 21-nonies L. 241/1990). */
const annulTender: Decide<'annulTender'> = ({ act }, tender) => ({
  events: [eventOf('tenderAnnulled', { act }), ...releasedInAll(tender)],
});

const declareKeysLost: Decide<'declareKeysLost'> = ({ act }, tender) => ({
  events: [eventOf('keysLostDeclared', { act }), ...releasedInAll(tender)],
});

const declareDeserted: Decide<'declareDeserted'> = ({ act, lot }, tender) => ({
  events: [eventOf('lotDeserted', { act, lot }), ...releasedWith('end', tender, lot)],
});

/** No bid is convenient or suitable for the object of the contract (art. 108 c. 10). */
const refuseAward: Decide<'refuseAward'> = ({ act, lot }, tender) => ({
  events: [eventOf('awardRefused', { act, lot }), ...releasedWith('end', tender, lot)],
});

const revokeLot: Decide<'revokeLot'> = ({ act, lot }, tender) => ({
  events: [eventOf('lotRevoked', { act, lot }), ...releasedWith('end', tender, lot)],
});

/** No contract follows: the guarantees of the bids bind no longer. */
function releasedInAll(tender: Tender): TenderEvent[] {
  return lotIdsOf(tender).flatMap((lot) => releasedWith('end', tender, lot));
}

export const endingsDecisions: Decisions<EndingsCommands> = {
  revokeTender,
  annulTender,
  declareKeysLost,
  declareDeserted,
  refuseAward,
  revokeLot,
};
