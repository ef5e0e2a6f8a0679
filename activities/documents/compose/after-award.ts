import { challengeNewsOf } from '../../challenge-news.js';
import { romeDateOf } from '../../../domain/calendar/rome-time.js';
import { accessChallenge } from '../../../domain/law/challenge-terms.js';
import { lawInForce } from '../../../domain/law/law-in-force.js';
import { isRedactedCopy, isRedactionReason, redactedFolder } from '../../../domain/sealing/entry-path.js';
import { lastOf, asAct, dataOf, definedBid, definedLot, lotFacts, nameIn, readAct } from './subject.js';
import type { Composer } from './subject.js';
import { readOffer } from './evaluation.js';

/** Secrets of the bids, challenges, and what follows a contract that ended early. */

export const composeRedactionDecision: Composer<'redactionDecision'> = async (source, subject) => {
  const [lot, bid] = [definedLot(subject), definedBid(subject)];
  const { act, outcome } = dataOf(source.moment, 'redactionsDecided');
  const [named, bidders, envelopes] = await Promise.all([
    readAct(source, act),
    source.listBidders(),
    source.listEnvelopes('technical', lot),
  ]);
  const files = envelopes.find((envelope) => envelope.bid === bid)?.files ?? [];
  const filed = files.map(({ name }) => name).filter(isRedactedCopy);
  const inEnvelope = (name: string): string => name.slice(redactedFolder.length + 1);
  return asAct(named, {
    lot: lotFacts(source, lot),
    supplier: nameIn(bidders, bid),
    files: filed.filter((name) => !isRedactionReason(name)).map(inEnvelope),
    reasonFiles: filed.filter(isRedactionReason).map(inEnvelope),
    decision: outcome,
    accessChallengeDays: lawInForce(accessChallenge, romeDateOf(source.moment.event.at)).value,
  });
};

const challengeEvents = [
  'appealRecorded',
  'interimRequested',
  'interimDecided',
  'challengeDismissed',
  'awardAnnulled',
  'rankingAnnulled',
  'evaluationAnnulled',
  'admissionAnnulled',
  'bidReadmitted',
  'exclusionAnnulled',
  'redactionsUpheld',
  'noticeAnnulled',
] as const;

export const composeChallengeNote: Composer<'challengeNote'> = async (source, subject) => {
  const lot = definedLot(subject);
  const { event, events } = source.moment;
  const data = dataOf(source.moment, ...challengeEvents);
  const { challenge } = data;
  const appeal = lastOf(events, 'appealRecorded', (one) => one.challenge === challenge).data;
  const [named, bidders] = await Promise.all([readAct(source, data.act), source.listBidders()]);
  const judged = event.type !== 'appealRecorded' && 'bid' in data ? data.bid : null;
  return asAct(named, {
    lot: lotFacts(source, lot),
    news: challengeNewsOf(event),
    against: appeal.against,
    appellant: appeal.bid && nameIn(bidders, appeal.bid),
    judged: judged && nameIn(bidders, judged),
    ...{ notifiedOn: appeal.notifiedOn, filedOn: appeal.filedOn },
    requestedOn: event.type === 'interimRequested' ? event.data.notifiedOn : null,
  });
};

const steps = {
  contractTerminated: 'terminated',
  nextAccepted: 'accepted',
  nextRefused: 'refused',
} as const;

export const composeInterpello: Composer<'interpello'> = async (source, subject) => {
  const { event } = source.moment;
  const { act, bid } = dataOf(source.moment, 'contractTerminated', 'nextAccepted', 'nextRefused');
  const [named, bidders] = await Promise.all([readAct(source, act), source.listBidders()]);
  return asAct(named, {
    lot: lotFacts(source, definedLot(subject)),
    step: steps[event.type as keyof typeof steps],
    supplier: nameIn(bidders, bid),
  });
};

/** At the original conditions the price is that of the first contractor's offer. */
export const composeCallOfNext: Composer<'callOfNext'> = async (source, subject) => {
  const lot = definedLot(subject);
  const { act, bid, dueAt, conditions } = dataOf(source.moment, 'nextCalled');
  const priced = source.moment.tender.lots[lot]?.conditionsOf ?? bid;
  const [named, bidders, offer] = await Promise.all([
    readAct(source, act),
    source.listBidders(),
    readOffer(source, lot, priced),
  ]);
  return asAct(named, {
    lot: lotFacts(source, lot),
    recipient: nameIn(bidders, bid),
    ...{ dueAt, conditions, amountCents: offer.priceCents },
  });
};
