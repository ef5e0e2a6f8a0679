import { DomainError } from '../../errors.js';
import type { Instant } from '../../types.js';
import type { Command } from '../commands.js';
import { type DecisionContext, factOf } from '../decision.js';
import type { Guards } from '../guard.js';
import type { Tender } from '../tender.js';
import type { BiddingGuard } from './commands.js';
import { afterRectification, type ExtensionProposal, requiredDeadline } from './extension-proposals.js';

export const biddingGuards: Guards<BiddingGuard> = {
  deadlineOnlyLater: (command, tender) => {
    const asked = askedDeadline(command);
    if (asked === undefined || Date.parse(asked) > Date.parse(tender.submissionDeadline)) return undefined;
    return new DomainError(
      'deadlineNotLater',
      { asked, deadline: tender.submissionDeadline },
      'art. 92 c. 2',
    );
  },

  significantChangeExtends: (command, tender) =>
    'significant' in command.data && command.data.significant
      ? refusalUnless(askedDeadline(command), afterRectification(tender))
      : undefined,

  extensionLongEnough: (command, tender, context) => {
    const required = requirementOf(command, tender, context);
    return required && refusalUnless(askedDeadline(command), required);
  },

  malfunctionsRegistered: (command, _tender, context) => {
    const { isCause, named } = malfunctionsOf(command);
    const registered = new Set(factOf(context, 'malfunctions').map(({ id }) => id));
    const unknown = named.find((id) => !registered.has(id));
    if (isCause === named.length > 0 && unknown === undefined) return undefined;
    return new DomainError('malfunctionNotRegistered', { malfunction: unknown ?? null }, 'art. 25 c. 2');
  },

  malfunctionsOver: (command, _tender, context) => {
    const { named } = malfunctionsOf(command);
    const lasting = factOf(context, 'malfunctions').find(({ id, endedAt }) => named.includes(id) && !endedAt);
    if (!lasting) return undefined;
    return new DomainError('malfunctionLasts', { malfunction: lasting.id }, 'art. 25 c. 2');
  },

  malfunctionTookTime: (command, tender, context) => {
    if (requirementOf(command, tender, context)) return undefined;
    return new DomainError('malfunctionNotRegistered', { malfunction: null }, 'art. 25 c. 2');
  },
};

function askedDeadline({ data }: Command): Instant | undefined {
  return 'submissionDeadline' in data ? data.submissionDeadline : undefined;
}

function requirementOf(
  { data }: Command,
  tender: Tender,
  context: DecisionContext,
): ExtensionProposal | undefined {
  const cause = causeOf(data);
  if (cause === undefined) return undefined;
  const facts = {
    malfunctions: factOf(context, 'malfunctions'),
    lastAnswerAt: factOf(context, 'lastAnswerAt'),
    siteVisit: factOf(context, 'draft').siteVisit,
  };
  return requiredDeadline(tender, facts, context.now, cause);
}

/** A term opens again for a malfunction and for nothing else. */
function causeOf(data: Command['data']): string | undefined {
  if ('cause' in data) return data.cause;
  return 'malfunctions' in data ? 'malfunction' : undefined;
}

function refusalUnless(asked: Instant | undefined, required: ExtensionProposal): DomainError | undefined {
  const { cause, proposedDeadline, article } = required;
  if (asked !== undefined && Date.parse(asked) >= Date.parse(proposedDeadline)) return undefined;
  return new DomainError('extensionRequired', { cause, asked: asked ?? null, proposedDeadline }, article);
}

function malfunctionsOf({ data }: Command): { isCause: boolean; named: readonly string[] } {
  if (!('malfunctions' in data)) return { isCause: false, named: [] };
  return { isCause: causeOf(data) === 'malfunction', named: data.malfunctions };
}
