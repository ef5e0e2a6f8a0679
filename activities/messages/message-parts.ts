import { communicationReaders, type ReaderGroup } from '../../domain/tender/communication-readers.js';
import type { CommunicationKind } from '../../domain/tender/effects.js';
import type { RecordedEvent, TenderEventData, TenderEventType } from '../../domain/tender/events.js';
import { bidsIn } from '../../domain/tender/tender.js';
import type { BidId, LotId, PersonId } from '../../domain/types.js';
import type {
  Addressee,
  Bidder,
  CommunicationContext,
  OutgoingMessage,
} from '../../entities/stores/communication-context.js';
import type { CommunicationData, LotText } from '../../templates/communications/communication-data.js';
import { composeCommunication } from '../../templates/communications/compose-communication.js';
import { challengeFrom } from '../award-terms.js';

/** Address of a tender's page. */
export type TenderLink = (tender: string) => string;

/** Art. 90 c. 1 lett. b and c: the winner, the other admitted, and the excluded who may still challenge. */
export function awardRecipients(context: CommunicationContext, lot: LotId): readonly Bidder[] {
  const { tender, bidders } = context;
  const admitted = new Set([...bidsIn(tender, lot, 'admitted'), ...bidsIn(tender, lot, 'belowThreshold')]);
  const excluded = new Set(bidsIn(tender, lot, 'excluded'));
  return bidders.filter(
    (one) => admitted.has(one.bid) || (excluded.has(one.bid) && mayChallenge(context, one)),
  );
}

export function toldOfAward(context: CommunicationContext, lot: LotId): Addressee[] {
  return awardRecipients(context, lot).map(({ supplier }) => ({ supplier }));
}

function mayChallenge({ exclusionsSent, sentAt }: CommunicationContext, { supplier }: Bidder): boolean {
  const told = exclusionsSent.filter((exclusion) => exclusion.supplier === supplier);
  return (
    told.length === 0 || told.some((one) => Date.parse(challengeFrom(one.sentAt).endsAt) > Date.parse(sentAt))
  );
}

export function about({ tender, draft, authority }: CommunicationContext, link: TenderLink) {
  return { title: draft.title, authority, simulation: tender.simulation, link: link(tender.id) };
}

export function terms({ tender }: CommunicationContext) {
  return { submissionDeadline: tender.submissionDeadline, enquiriesCloseAt: tender.enquiriesCloseAt };
}

export function actOf({ act, event }: CommunicationContext): { reasons: string; register: string | null } {
  if (!act) throw new Error(`${event.type} names no act`);
  return act;
}

export function lotText({ draft }: CommunicationContext, id: LotId): LotText {
  const lot = draft.lots.find((one) => one.id === id);
  if (!lot) throw new Error(`no lot ${id}`);
  return toLotText(lot);
}

export function toLotText({ id, title, cig }: LotText): LotText {
  return { id, title, cig };
}

export function nameOf({ bidders }: CommunicationContext, bid: BidId | null | undefined): string {
  const found = bidders.find((one) => one.bid === bid);
  if (!found) throw new Error('a bid without a bidder');
  return found.name;
}

export function bidder({ bidders }: CommunicationContext, bid: BidId): Addressee[] {
  return bidders.filter((one) => one.bid === bid).map(({ supplier }) => ({ supplier }));
}

const groups: Readonly<Record<ReaderGroup, (context: CommunicationContext) => Addressee[]>> = {
  bidders: ({ bidders }) => bidders.map(({ supplier }) => ({ supplier })),
  theBidder: (context) => bidder(context, context.rectifiedBid ?? (context.event.data as { bid: BidId }).bid),
  biddersOfTheLot: (context) => toldOfAward(context, (context.event.data as { lot: LotId }).lot),
  followers: ({ followers }) => people(followers),
  officials: ({ officials }) => people(officials),
  awardOrgan: ({ awardOrgan }) => people(awardOrgan),
  custodians: ({ custodians }) => people(custodians),
};

export function readersOf(context: CommunicationContext, kind: CommunicationKind): Addressee[] {
  return inGroups(context, communicationReaders[kind]);
}

export function inGroups(context: CommunicationContext, named: readonly ReaderGroup[]): Addressee[] {
  return named.flatMap((group) => groups[group](context));
}

export function people(persons: readonly PersonId[]): Addressee[] {
  return persons.map((person) => ({ person }));
}

export function to<K extends CommunicationKind>(
  addressees: readonly Addressee[],
  kind: K,
  data: CommunicationData[K],
): OutgoingMessage[] {
  const text = composeCommunication(kind, data);
  return addressees.map((addressee) => ({ to: addressee, ...text }));
}

export function dataOf<T extends TenderEventType>(event: RecordedEvent, type: T): TenderEventData[T] {
  if (event.type !== type) throw new Error(`${event.type} is not ${type}`);
  return event.data as unknown as TenderEventData[T];
}
