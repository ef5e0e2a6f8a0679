import type { DomainError } from '../errors.js';
import type { Command } from './commands.js';
import type { DecisionContext } from './decision.js';
import type { Tender } from './tender.js';

/** A named condition: undefined when it holds, the refusal when it does not. */
export type Guard = (command: Command, tender: Tender, context: DecisionContext) => DomainError | undefined;

export type Guards<Name extends string> = Readonly<Record<Name, Guard>>;
