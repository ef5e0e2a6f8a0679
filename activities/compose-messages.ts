import type { GroupChangeGround } from '../domain/participants/group-change.js';
import { romeDateOf } from '../domain/calendar/rome-time.js';
import { accessChallenge } from '../domain/law/challenge-terms.js';
import { lawInForce } from '../domain/law/law-in-force.js';
import { procedures } from '../domain/procedures/procedures.js';
import { lateClarification } from '../domain/tender/bidding/extension-proposals.js';
import type { CommunicationKind } from '../domain/tender/effects.js';
import type { RecordedEvent } from '../domain/tender/events.js';
import { remindedGroups } from '../domain/tender/reminders/addressees.js';
import { bidsDisclosedByAward } from '../domain/tender/redactions/disclosed-bids.js';
import type { LotId } from '../domain/types.js';
import type { CommunicationData, Ending } from '../templates/communications/communication-data.js';
import { composeCommunication } from '../templates/communications/compose-communication.js';
import type {
  CommunicationContext,
  OutgoingMessage,
  ReceiptContext,
} from '../entities/stores/communication-context.js';
import {
  about,
  actOf,
  awardRecipients,
  bidder,
  dataOf,
  inGroups,
  lotText,
  nameOf,
  people,
  readersOf,
  terms,
  to,
  toLotText,
  toldOfAward,
  type TenderLink,
} from './message-parts.js';
import { composeAwardEnded, composeEarlyExecution, composeSignatureTerm } from './compose-signature.js';
import { composeProcedureTime } from './compose-duration.js';
import { composeBidRelease, composeExtensionAnswer, composeExtensionRequest } from './compose-validity.js';
import { challengeFrom, standingOf, standstillAfter } from './award-terms.js';
import { challengeNewsOf, isJudgment } from './challenge-news.js';

type EventCommunication = Exclude<CommunicationKind, 'bidReceipt'>;
type Composer = (context: CommunicationContext, link: TenderLink) => OutgoingMessage[];

const composers: Readonly<Record<EventCommunication, Composer>> = {
  publication: (context, link) =>
    to(readersOf(context, 'publication'), 'publication', {
      ...about(context, link),
      ...terms(context),
      procedure: procedures[context.tender.procedure].title,
      lots: context.draft.lots.map(toLotText),
    }),
  rectification: (context, link) =>
    to(readersOf(context, 'rectification'), 'rectification', {
      ...about(context, link),
      ...actOf(context),
      ...terms(context),
    }),
  extension: (context, link) =>
    to(readersOf(context, 'extension'), 'extension', {
      ...about(context, link),
      ...actOf(context),
      ...terms(context),
    }),
  suspension: (context, link) =>
    to(readersOf(context, 'suspension'), 'suspension', { ...about(context, link), ...actOf(context) }),
  resumption: (context, link) =>
    to(readersOf(context, 'resumption'), 'resumption', {
      ...about(context, link),
      ...actOf(context),
      ...terms(context),
    }),
  reopening: (context, link) =>
    to(readersOf(context, 'reopening'), 'reopening', {
      ...about(context, link),
      ...actOf(context),
      ...terms(context),
    }),
  lateClarification: (context, link) => {
    const proposal = lateClarification(context.tender, context.lastAnswerAt);
    if (!proposal) return [];
    const { proposedDeadline, arithmetic } = proposal;
    return to(readersOf(context, 'lateClarification'), 'lateClarification', {
      ...about(context, link),
      ...terms(context),
      ...{ proposedDeadline, arithmetic },
    });
  },
  custodyWarning: (context, link) => {
    const { proven, needed } = dataOf(context.event, 'custodyProofsCounted');
    return to(readersOf(context, 'custodyWarning'), 'custodyWarning', {
      ...about(context, link),
      ...terms(context),
      proven,
      needed,
    });
  },
  inversion: (context, link) => {
    const { alsoExamined } = dataOf(context.event, 'inversionDecided');
    return to(readersOf(context, 'inversion'), 'inversion', {
      ...about(context, link),
      ...actOf(context),
      alsoExamined,
    });
  },
  rectificationDecided: (context, link) => {
    const isAccepted = context.event.type === 'rectificationAccepted';
    return to(readersOf(context, 'rectificationDecided'), 'rectificationDecided', {
      ...about(context, link),
      ...actOf(context),
      lot: lotText(context, (context.event.data as { lot: LotId }).lot),
      outcome: isAccepted ? 'accepted' : 'refused',
    });
  },
  groupChangeDecided: (context, link) => {
    const { ground } = context.event.data as { ground: GroupChangeGround };
    return to(readersOf(context, 'groupChangeDecided'), 'groupChangeDecided', {
      ...about(context, link),
      ...actOf(context),
      ground,
      outcome: context.event.type === 'groupChangeAccepted' ? 'accepted' : 'refused',
    });
  },
  integrationRequest: (context, link) => {
    const { dueAt } = dataOf(context.event, 'integrationRequested');
    return to(readersOf(context, 'integrationRequest'), 'integrationRequest', {
      ...about(context, link),
      ...actOf(context),
      dueAt,
    });
  },
  exclusion: composeExclusion,
  explanationsRequest: (context, link) => {
    const { lot, dueAt } = dataOf(context.event, 'explanationsRequested');
    return to(readersOf(context, 'explanationsRequest'), 'explanationsRequest', {
      ...about(context, link),
      ...actOf(context),
      lot: lotText(context, lot),
      dueAt,
    });
  },
  award: composeAward,
  earlyExecution: composeEarlyExecution,
  signatureTerm: composeSignatureTerm,
  awardEnded: composeAwardEnded,
  extensionRequest: composeExtensionRequest,
  extensionAnswer: composeExtensionAnswer,
  bidRelease: composeBidRelease,
  procedureTime: composeProcedureTime,
  challenge: composeChallenge,
  redactionsRelease: (context, link) => {
    const { lot } = dataOf(context.event, 'redactionsReleased');
    return to(readersOf(context, 'redactionsRelease'), 'redactionsRelease', {
      ...about(context, link),
      lot: lotText(context, lot),
    });
  },
  guaranteeEnforcement: (context, link) => {
    const { lot } = dataOf(context.event, 'guaranteeEnforced');
    return to(readersOf(context, 'guaranteeEnforcement'), 'guaranteeEnforcement', {
      ...about(context, link),
      ...actOf(context),
      ...{ lot: lotText(context, lot), challenge: challengeFrom(context.sentAt) },
    });
  },
  agreementAssessment: (context, link) => {
    const { lot, code, outcome } = dataOf(context.event, 'agreementAssessed');
    return to(readersOf(context, 'agreementAssessment'), 'agreementAssessment', {
      ...about(context, link),
      ...actOf(context),
      ...{ lot: lotText(context, lot), code, outcome },
    });
  },
  guaranteeRelease: (context, link) => {
    const { lot, bids, cause } = dataOf(context.event, 'guaranteesReleased');
    const released = bids.flatMap((bid) => bidder(context, bid));
    return to(released, 'guaranteeRelease', {
      ...about(context, link),
      ...{ lot: lotText(context, lot), cause },
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
  revocation: (context, link) =>
    to(readersOf(context, 'revocation'), 'revocation', {
      ...about(context, link),
      ...actOf(context),
      challenge: challengeFrom(context.sentAt),
    }),
  ending: composeEnding,
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
  reminder: (context, link) => {
    const { term, endsAt, lot } = dataOf(context.event, 'termReminded');
    return to(inGroups(context, remindedGroups(term)), 'reminder', {
      ...about(context, link),
      ...{ term, endsAt, lot: lot ? lotText(context, lot) : null },
    });
  },
};

/** The messages of one communication, each to its addressee. Pure. */
export function composeMessages(
  kind: EventCommunication,
  context: CommunicationContext,
  link: TenderLink,
): OutgoingMessage[] {
  return composers[kind](context, link);
}

export function composeReceipt(context: ReceiptContext, link: TenderLink): OutgoingMessage {
  const text = composeCommunication('bidReceipt', { ...context, link: link(context.tender) });
  return { to: { supplier: context.supplier }, ...text };
}

function composeExclusion(context: CommunicationContext, link: TenderLink): OutgoingMessage[] {
  const { event } = context;
  const { lots, ground } = exclusionIn(event);
  return to(readersOf(context, 'exclusion'), 'exclusion', {
    ...about(context, link),
    ...actOf(context),
    lots: lots.map((lot) => lotText(context, lot)),
    ground,
    challenge: challengeFrom(context.sentAt),
  });
}

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

function exclusionIn(event: RecordedEvent): { lots: LotId[]; ground: string } {
  switch (event.type) {
    case 'bidExcluded':
      return event.data;
    case 'requirementsFailed':
    case 'calledBidderFailed':
      return { lots: [event.data.lot], ground: event.data.ground };
    default:
      return { lots: [dataOf(event, 'bidFoundAbnormal').lot], ground: 'art. 110, c. 5, d.lgs. 36/2023' };
  }
}

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
