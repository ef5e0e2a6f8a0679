import type {
  PassDeadlineInput,
  PassDeadlineResult,
  RecordInput,
  RecordResult,
} from '../domain/tender/outcome.js';

/** The record: the only authority on what happened. A known command id is answered with its stored outcome. */
export interface Recorder {
  record(input: RecordInput): Promise<RecordResult>;
  passDeadline(input: PassDeadlineInput): Promise<PassDeadlineResult>;
}
