import { DomainError } from '../../errors.js';
import { type Decide, type Decisions, factOf } from '../decision.js';
import { eventOf } from '../events.js';
import type { TermsCommands } from './commands.js';
import { findOtherAgreements } from './other-agreements.js';

const recordCommitments: Decide<'recordCommitments'> = (data, _tender, context) => {
  const { act, bid, accepted, agreements } = data;
  const draft = factOf(context, 'draft');
  const asked = (draft.obligations?.asked ?? []).map(({ id }) => id);
  const missing = asked.filter((id) => !accepted.includes(id));
  const other = agreements && { otherAgreements: findOtherAgreements(bid, agreements, draft) };
  return {
    events: [eventOf('commitmentsRecorded', { act, bid, accepted: [...accepted], missing, ...other })],
  };
};

const assessAgreementEquivalence: Decide<'assessAgreementEquivalence'> = (data, tender) => {
  const { act, lot, bid, outcome, basis } = data;
  const code = tender.otherAgreements[bid]?.[lot]?.code;
  if (code === undefined) throw new DomainError('agreementNotOther', { lot, bid }, 'art. 11 c. 3');
  return { events: [eventOf('agreementAssessed', { act, lot, bid, code, outcome, basis })] };
};

export const termsDecisions: Decisions<TermsCommands> = { recordCommitments, assessAgreementEquivalence };
