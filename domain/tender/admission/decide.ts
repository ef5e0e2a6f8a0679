import { endOfPeriod } from '../../calendar/periods.js';
import { DomainError } from '../../errors.js';
import { completionTerm } from '../../law/bidding-terms.js';
import { lawInForce } from '../../law/law-in-force.js';
import { requestOf } from '../deadline.js';
import { type Decide, type Decisions, factOf, type Passings } from '../decision.js';
import { eventOf } from '../events.js';
import { regimeOf } from '../regime.js';
import type { AdmissionCommands, AdmissionDeadline } from './commands.js';

/** Soccorso istruttorio: the RUP sets a term within the law's span (art. 101 c. 1). */
const requestIntegration: Decide<'requestIntegration'> = ({ act, bid, days }, tender, context) => {
  const law = lawInForce(completionTerm, regimeOf(tender));
  if (days < law.value.min || days > law.value.max) {
    throw new DomainError('termOutsideLaw', { days, min: law.value.min, max: law.value.max }, law.article);
  }
  const dueAt = endOfPeriod(context.now, days);
  return { events: [eventOf('integrationRequested', { act, bid, request: context.commandId, dueAt })] };
};

const admitBid: Decide<'admitBid'> = ({ act, bid, lots, exception, guaranteeException }) => ({
  events: [
    eventOf('bidAdmitted', {
      ...{ act, bid, lots },
      ...(exception && { exception }),
      ...(guaranteeException && { guaranteeException }),
    }),
  ],
});

const excludeBid: Decide<'excludeBid'> = ({ act, bid, lots, ground }) => ({
  events: [eventOf('bidExcluded', { act, bid, lots, ground })],
});

const closeAdmissions: Decide<'closeAdmissions'> = ({ act }) => ({
  events: [eventOf('admissionsClosed', { act })],
});

export const admissionDecisions: Decisions<AdmissionCommands> = {
  requestIntegration,
  admitBid,
  excludeBid,
  closeAdmissions,
};

export const admissionPassings: Passings<AdmissionDeadline> = {
  integrationEnd: (deadline, _tender, context) =>
    eventOf('integrationEnded', {
      dueAt: deadline.dueAt,
      request: requestOf(deadline),
      answered: factOf(context, 'answered'),
    }),
};
