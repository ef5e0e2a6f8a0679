import { DomainError } from '../../errors.js';
import type { CommandData } from '../commands.js';
import { factOf } from '../decision.js';
import type { Guards } from '../guard.js';
import type { TermsGuard } from './commands.js';

export const termsGuards: Guards<TermsGuard> = {
  obligationsKnown: (command, _tender, context) => {
    const { accepted } = command.data as CommandData['recordCommitments'];
    const asked = (factOf(context, 'draft').obligations?.asked ?? []).map(({ id }) => id);
    const unknown = accepted.find((id) => !asked.includes(id));
    return unknown === undefined ? undefined : new DomainError('obligationUnknown', { obligation: unknown });
  },

  /** Only what was recorded counts: a bid whose answers nobody recorded is judged by whoever admits it. */
  commitmentsAccepted: (command, tender) => {
    const { bid } = command.data as CommandData['admitBid'];
    const [missing] = tender.commitmentsMissing[bid] ?? [];
    if (missing === undefined) return undefined;
    return new DomainError('commitmentsNotAccepted', { bid, obligation: missing }, 'arts 57 c. 1, 102');
  },

  otherAgreementDeclared: (command, tender) => {
    const { lot, bid, outcome } = command.data as CommandData['assessAgreementEquivalence'];
    const agreement = tender.otherAgreements[bid]?.[lot];
    if (!agreement) return new DomainError('agreementNotOther', { lot, bid }, 'art. 11 c. 3');
    if (outcome === 'notEquivalent' || agreement.declared) return undefined;
    return new DomainError('equivalenceNotDeclared', { lot, bid, code: agreement.code }, 'art. 11 c. 4');
  },

  /** The check of whoever is proposed ends well only once another agreement was found equivalent: nothing is awarded before. */
  agreementEquivalent: (command, tender) => {
    const { lot, outcome } = command.data as CommandData['verifyRequirements'];
    const bid = tender.lots[lot]?.proposed;
    const agreement = bid && tender.otherAgreements[bid]?.[lot];
    if (outcome === 'negative' || !agreement || agreement.outcome === 'equivalent') return undefined;
    const code = agreement.outcome === null ? 'agreementNotAssessed' : 'agreementNotEquivalent';
    return new DomainError(code, { lot, bid, agreement: agreement.code }, 'art. 11 c. 4, annex I.01');
  },
};
