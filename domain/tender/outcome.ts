import type { DomainErrorCode, ErrorParams } from '../errors.js';
import type { Instant, TenderId } from '../types.js';
import type { CommandEnvelope } from './commands.js';
import type { RecordedEvent } from './events.js';

export interface Refusal {
  readonly code: DomainErrorCode;
  readonly params: ErrorParams;
  readonly article: string | null;
}

/** The stored answer to a command; a command that is repeated gets it again, in any run. */
export type CommandOutcome =
  | { readonly status: 'accepted'; readonly version: number; readonly at: Instant }
  | { readonly status: 'refused'; readonly refusal: Refusal };

/** Input of `record`, the authority: a command to decide, or none, to learn of events that happened elsewhere. */
export interface RecordInput {
  readonly tender: TenderId;
  readonly envelope: CommandEnvelope | null;
  /** The version that the caller has folded; 0 for a caller that knows nothing. */
  readonly seenVersion: number;
}

export interface RecordResult {
  readonly outcome: CommandOutcome | null;
  /** Every event after `seenVersion`, deadlines that had passed included. */
  readonly events: readonly RecordedEvent[];
}

export interface PassDeadlineInput {
  readonly tender: TenderId;
  readonly expectedDueAt: Instant;
  readonly seenVersion: number;
}

/** Whether the instant was recorded, had moved meanwhile, or is still `earlyByMs` milliseconds ahead. */
export interface PassDeadlineResult {
  readonly status: 'passed' | 'moved' | 'early';
  readonly earlyByMs: number;
  readonly events: readonly RecordedEvent[];
}
