import { romeDateOf } from '../../domain/calendar/rome-time.js';
import { accessChallenge } from '../../domain/law/challenge-terms.js';
import { lawInForce } from '../../domain/law/law-in-force.js';
import { bidsDisclosedByAward } from '../../domain/tender/redactions/disclosed-bids.js';
import type { LotId } from '../../domain/types.js';
import type { CommunicationContext, OutgoingMessage } from '../../entities/stores/communication-context.js';
import type { CommunicationData } from '../../templates/communications/communication-data.js';
import { challengeFrom, standingOf, standstillAfter } from '../award-terms.js';
import { challengeNewsOf, isJudgment } from '../challenge-news.js';
import {
  about,
  actOf,
  awardRecipients,
  bidder,
  dataOf,
  lotText,
  nameOf,
  readersOf,
  to,
  toldOfAward,
  type TenderLink,
} from './message-parts.js';
import type { Composers } from './composers.js';

/** What is told of an award, of its challenges and of its contract. */
export const awardMessages = {
  award: composeAward,
  challenge: composeChallenge,
  redactionsRelease: (context, link) => {
    const { lot } = dataOf(context.event, 'redactionsReleased');
    return to(readersOf(context, 'redactionsRelease'), 'redactionsRelease', {
      ...about(context, link),
      lot: lotText(context, lot),
    });
  },
  contractSigned: (context, link) => {
    const { lot } = dataOf(context.event, 'contractSigned');
    const winner = context.tender.lots[lot]?.proposed;
    return to(readersOf(context, 'contractSigned'), 'contractSigned', {
      ...about(context, link),
      lot: lotText(context, lot),
      winner: nameOf(context, winner),
      signedAt: context.event.at,
    });
  },
  contractTermination: (context, link) => {
    const { lot, bid } = dataOf(context.event, 'contractTerminated');
    return to(toldOfAward(context, lot), 'contractTermination', {
      ...about(context, link),
      ...actOf(context),
      lot: lotText(context, lot),
      contractor: nameOf(context, bid),
    });
  },
  callOfNext: (context, link) => {
    const { lot, bid, dueAt, conditions } = dataOf(context.event, 'nextCalled');
    return to(bidder(context, bid), 'callOfNext', {
      ...about(context, link),
      ...actOf(context),
      ...{ dueAt, conditions },
      lot: lotText(context, lot),
    });
  },
} satisfies Partial<Composers>;

function composeAward(context: CommunicationContext, link: TenderLink): OutgoingMessage[] {
  const { lot, bid, amountCents } = dataOf(context.event, 'lotAwarded');
  return awardRecipients(context, lot).flatMap((reader) =>
    to([{ supplier: reader.supplier }], 'award', {
      ...about(context, link),
      ...actOf(context),
      lot: lotText(context, lot),
      winner: nameOf(context, bid),
      amountCents,
      standing: standingOf(context.tender, lot, reader.bid, bid),
      standstillEndsAt: standstillAfter(context.sentAt, context.tender, context.draft),
      challenge: challengeFrom(context.sentAt),
      accessChallengeDays: lawInForce(accessChallenge, romeDateOf(context.sentAt)).value,
      redactions: redactionsOf(context, lot),
    }),
  );
}

function redactionsOf(context: CommunicationContext, lot: LotId): CommunicationData['award']['redactions'] {
  const decided = context.tender.lots[lot]?.redactions ?? {};
  return bidsDisclosedByAward(context.tender, lot).flatMap((bid) => {
    const outcome = decided[bid]?.outcome;
    return outcome ? [{ bidder: nameOf(context, bid), outcome }] : [];
  });
}

function composeChallenge(context: CommunicationContext, link: TenderLink): OutgoingMessage[] {
  const { event, sentAt } = context;
  const { lot } = event.data as { lot: LotId };
  const { reasons, register } = actOf(context);
  const news = challengeNewsOf(event);
  return to(readersOf(context, 'challenge'), 'challenge', {
    ...about(context, link),
    ...{ lot: lotText(context, lot), news, register },
    judged: isJudgment(news) ? { reasons, challenge: challengeFrom(sentAt) } : null,
  });
}
