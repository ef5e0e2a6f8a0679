import { DomainError } from '../errors.js';
import type { CommandTransition } from '../procedures/procedure.js';
import { findTransition, isInPhase, procedures } from '../procedures/procedures.js';
import type { Instant, LotId, TenderId } from '../types.js';
import { admissionDecisions } from './admission/decide.js';
import { awardDecisions } from './award/decide.js';
import { biddingDecisions } from './bidding/decide.js';
import { challengesDecisions } from './challenges/decide.js';
import { clockDecisions } from './clock/decide.js';
import type { Command, CommandData, CommandType } from './commands.js';
import type { Decide, Decision, DecisionContext, Decisions } from './decision.js';
import { endingsDecisions } from './endings/decide.js';
import { evaluationDecisions } from './evaluation/decide.js';
import { eventOf, type TenderEvent } from './events.js';
import { evolve } from './evolve.js';
import { guaranteesDecisions } from './guarantees/decide.js';
import { guards } from './guards.js';
import { groupChangesDecisions } from './group-changes/decide.js';
import { interpelloDecisions } from './interpello/decide.js';
import { openingDecisions } from './opening/decide.js';
import { isReadingAwaited } from './opening/order.js';
import { adoptDecision, publicationDecisions } from './publication/decide.js';
import { rectificationDecisions } from './rectification/decide.js';
import { redactionsDecisions } from './redactions/decide.js';
import { signatureDecisions } from './signature/decide.js';
import { termsDecisions } from './terms/decide.js';
import { lotIdsOf, type Tender } from './tender.js';
import { durationDecisions } from './duration/decide.js';
import { awardNoticeDecisions } from './award-notice/decide.js';
import { validityDecisions } from './validity/decide.js';

const decisions: Decisions<Omit<CommandData, 'adoptDecision'>> = {
  ...publicationDecisions,
  ...biddingDecisions,
  ...openingDecisions,
  ...admissionDecisions,
  ...guaranteesDecisions,
  ...termsDecisions,
  ...rectificationDecisions,
  ...groupChangesDecisions,
  ...evaluationDecisions,
  ...awardDecisions,
  ...signatureDecisions,
  ...validityDecisions,
  ...awardNoticeDecisions,
  ...durationDecisions,
  ...interpelloDecisions,
  ...challengesDecisions,
  ...redactionsDecisions,
  ...endingsDecisions,
  ...clockDecisions,
};

/**
 * The law applied to one command: the events that it causes, or a `DomainError` with its code and article.
 * Pure: the clock, the facts and the randomness come in the context.
 */
export function decide(
  command: Command,
  id: TenderId,
  tender: Tender | null,
  context: DecisionContext,
): Decision {
  if (command.type === 'adoptDecision') {
    if (tender) throw new DomainError('alreadyLaunched', { tender: id });
    assertRole(context.actor.role, ['awardOrgan'], command.type);
    return adoptDecision(command.data, id, context);
  }
  if (!tender) throw new DomainError('notFound', { tender: id });
  assertAllowed(command, tender, context);
  const run = decisions[command.type] as Decide<CommandType>;
  const decision = run(command.data, tender, context);
  assertOutcomes(decision, command, tender);
  return withConclusion(decision, tender, context.now);
}

/** Refuses a command that its transition does not foresee for this role, in this phase, under these conditions. */
function assertAllowed(command: Command, tender: Tender, context: DecisionContext): void {
  if (command.type === 'unlockEnvelopes') return assertRole(context.actor.role, ['custodian'], command.type);
  if (command.type === 'confirmReading') return assertReading(command, tender, context);
  const transition = findTransition(procedures[tender.procedure], command.type);
  if (!transition) throw notInPhase(command, tender);
  assertRole(context.actor.role, transition.by, command.type);
  assertPhase(transition, command, tender);
  for (const name of transition.guards) {
    const refusal = guards[name](command, tender, context);
    if (refusal) throw refusal;
  }
}

function assertReading(
  command: Command & { type: 'confirmReading' },
  tender: Tender,
  context: DecisionContext,
): void {
  assertRole(context.actor.role, ['engine'], command.type);
  if (!isReadingAwaited(tender, command.data.kind, command.data.lot)) throw notInPhase(command, tender);
}

function assertRole(
  role: DecisionContext['actor']['role'],
  allowed: readonly string[],
  command: string,
): void {
  if (!allowed.includes(role)) throw new DomainError('notPermitted', { role, command });
}

function assertPhase(transition: CommandTransition, command: Command, tender: Tender): void {
  const lot = lotOf(command);
  if (lot !== undefined && !tender.lots[lot]) throw new DomainError('notFound', { lot });
  if (!isInPhase(transition, tender, lot)) throw notInPhase(command, tender, transition.article);
}

/** Refuses an outcome that the table foresees from fewer phases than the command itself. */
function assertOutcomes({ events }: Decision, command: Command, tender: Tender): void {
  const transition = findTransition(procedures[tender.procedure], command.type);
  for (const { type } of events) {
    const from = transition?.outcomes.find(({ event }) => event === type)?.from;
    if (transition && from && !isInPhase({ scope: transition.scope, from }, tender, lotOf(command)))
      throw notInPhase(command, tender, transition.article);
  }
}

function notInPhase(command: Command, tender: Tender, article?: string): DomainError {
  const lot = lotOf(command);
  const phase = (lot && tender.lots[lot]?.phase) ?? tender.phase;
  return new DomainError(
    'commandNotAllowedInPhase',
    { command: command.type, phase, lot: lot ?? null },
    article,
  );
}

function lotOf(command: Command): LotId | undefined {
  return 'lot' in command.data ? (command.data.lot ?? undefined) : undefined;
}

/** A tender whose every lot has ended is concluded by the same act. */
function withConclusion(decision: Decision, tender: Tender, now: Instant): Decision {
  const { end } = procedures[tender.procedure];
  const after = foldProposed(decision.events, tender, now);
  const ended = lotIdsOf(after).every((lot) => end.lot.includes(after.lots[lot]?.phase ?? 'pending'));
  if (!ended || end.tender.includes(after.phase)) return decision;
  return { ...decision, events: [...decision.events, eventOf('tenderConcluded', {})] };
}

function foldProposed(events: readonly TenderEvent[], tender: Tender, at: Instant): Tender {
  return events.reduce<Tender>(
    (state, event) => evolve(state, { ...event, version: state.version + 1, at }),
    tender,
  );
}
