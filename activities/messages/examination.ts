import type { GroupChangeGround } from '../../domain/participants/group-change.js';
import type { RecordedEvent } from '../../domain/tender/events.js';
import type { LotId } from '../../domain/types.js';
import type { CommunicationContext, OutgoingMessage } from '../../entities/stores/communication-context.js';
import { challengeFrom } from '../award-terms.js';
import { about, actOf, bidder, dataOf, lotText, readersOf, to, type TenderLink } from './message-parts.js';
import type { Composers } from './composers.js';

/** What is told of the examination of bids, and of what comes with them. */
export const examinationMessages = {
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
  guaranteeEnforcement: (context, link) => {
    const { lot } = dataOf(context.event, 'guaranteeEnforced');
    return to(readersOf(context, 'guaranteeEnforcement'), 'guaranteeEnforcement', {
      ...about(context, link),
      ...actOf(context),
      ...{ lot: lotText(context, lot), challenge: challengeFrom(context.sentAt) },
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
  agreementAssessment: (context, link) => {
    const { lot, code, outcome } = dataOf(context.event, 'agreementAssessed');
    return to(readersOf(context, 'agreementAssessment'), 'agreementAssessment', {
      ...about(context, link),
      ...actOf(context),
      ...{ lot: lotText(context, lot), code, outcome },
    });
  },
} satisfies Partial<Composers>;

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
