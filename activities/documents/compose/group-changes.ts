import { asAct, dataOf, definedBid, nameIn, readAct, type Composer } from './subject.js';

/** What the bidder filed stays as it is: the document tells it beside the decision. */
export const composeGroupChangeDecision: Composer<'groupChangeDecision'> = async (source, subject) => {
  const { act, change, ground } = dataOf(source.moment, 'groupChangeAccepted', 'groupChangeRefused');
  const [named, bidders, filed] = await Promise.all([
    readAct(source, act),
    source.listBidders(),
    source.getGroupChange(change),
  ]);
  return asAct(named, {
    supplier: nameIn(bidders, definedBid(subject)),
    ground,
    requestReasons: filed.reasons,
    parts: filed.participants.parts.map(({ name, taxCode, role, share }) => ({ name, taxCode, role, share })),
    outcome: source.moment.event.type === 'groupChangeAccepted' ? 'accepted' : 'refused',
  });
};
