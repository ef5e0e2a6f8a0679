import type { BidId } from '../../types.js';
import type { RedactionsCommands, RedactionsDeadline } from './commands.js';

export interface RedactionsFacts {
  /** Bids of the lot whose technical envelope holds redacted copies. */
  readonly redacted: readonly BidId[];
}

export const redactionsNeeds = {
  decideRedactions: ['redacted'],
  redactionsRelease: [],
} as const satisfies Record<keyof RedactionsCommands | RedactionsDeadline, readonly string[]>;
