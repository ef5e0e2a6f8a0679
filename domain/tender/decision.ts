import type { Instant, LotId } from '../types.js';
import type { Actor, Command, CommandType, DeadlineKind } from './commands.js';
import type { Deadline } from './deadline.js';
import type { TenderEvent } from './events.js';
import type { Facts } from './facts.js';
import type { Tender } from './tender.js';

/** A content that a decision produces: stored beside the event that names its digest. */
export interface EvaluationContent {
  readonly lot: LotId;
  readonly stage: 'technical' | 'final';
  readonly body: unknown;
}

export interface Decision {
  readonly events: readonly TenderEvent[];
  readonly evaluation?: EvaluationContent;
}

/** What a decision may know beyond the command and the state. */
export interface DecisionContext {
  /** The tender's clock. */
  readonly now: Instant;
  readonly actor: Actor;
  readonly facts: Partial<Facts>;
  /** 64 hexadecimal digits: the command's id, from which ids of requests derive. */
  readonly commandId: string;
  /** 64 random hexadecimal digits that salt the digests of unpublished contents. */
  readonly salt: string;
}

export type CommandOf<T extends CommandType> = Extract<Command, { type: T }>;

export type Decide<T extends CommandType> = (
  data: CommandOf<T>['data'],
  tender: Tender,
  context: DecisionContext,
) => Decision;

/** The decisions of a stage, one for each of its commands. */
export type Decisions<Commands> = { readonly [T in Extract<keyof Commands, CommandType>]: Decide<T> };

/** The event of an instant that the tender's clock has reached, one for each kind that a stage awaits. */
export type Passings<Kind extends DeadlineKind> = Readonly<
  Record<Kind, (deadline: Deadline, tender: Tender, context: DecisionContext) => TenderEvent>
>;

/** A fact that the tables promise; its absence is a bug of the caller, not a refusal. */
export function factOf<K extends keyof Facts>(context: Pick<DecisionContext, 'facts'>, name: K): Facts[K] {
  const fact = context.facts[name];
  if (fact === undefined) throw new Error(`fact ${name} was not loaded`);
  return fact;
}
