import type { CommunicationContext, OutgoingMessage } from '../../entities/stores/communication-context.js';
import type { Ending } from '../../templates/communications/communication-data.js';
import { challengeFrom } from '../award-terms.js';
import { about, actOf, lotText, people, readersOf, to, type TenderLink } from './message-parts.js';
import type { Composers } from './composers.js';

/** What is told of an end without a contract. */
export const endingsMessages = {
  revocation: (context, link) =>
    to(readersOf(context, 'revocation'), 'revocation', {
      ...about(context, link),
      ...actOf(context),
      challenge: challengeFrom(context.sentAt),
    }),
  ending: composeEnding,
} satisfies Partial<Composers>;

/** To all for the whole tender; for a lot to those who bid for it, and to whoever follows the tender. */
function composeEnding(context: CommunicationContext, link: TenderLink): OutgoingMessage[] {
  const { event, tender, bidders, followers } = context;
  const lot = 'lot' in event.data ? (event.data.lot ?? null) : null;
  const concerned = bidders.filter(({ bid }) => lot === null || tender.bids[bid]?.lots[lot] !== undefined);
  const readers = [...concerned.map(({ supplier }) => ({ supplier })), ...people(followers)];
  return to(readers, 'ending', {
    ...about(context, link),
    ...actOf(context),
    ending: event.type as Ending,
    lot: lot === null ? null : lotText(context, lot),
    challenge: challengeFrom(context.sentAt),
  });
}
