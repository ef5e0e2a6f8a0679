import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { CommandEnvelope } from '../../domain/tender/commands.js';
import type { CommandOutcome } from '../../domain/tender/outcome.js';
import type { Tender } from '../../domain/tender/tender.js';
import type { TenderId } from '../../domain/types.js';

/** The queue that workers poll; any number of them may. */
export const taskQueue = 'bando';

export const tenderWorkflowType = 'tenderWorkflow';

export function tenderWorkflowId(tender: TenderId): string {
  return `tender/${tender}`;
}

/** What a run of a tender's process starts from. Nothing but the tender: it is rebuilt from PostgreSQL. */
export interface TenderRun {
  readonly tender: TenderId;
  /** Published title, for the memo alone. */
  readonly title: string;
  /** The launch command, recorded first. */
  readonly launch?: CommandEnvelope;
  /** What the run before hands over. */
  readonly carried?: { readonly state: Tender; readonly facts: readonly Fact[] };
}

/** A fact as the engine's command; null where events were recorded elsewhere and only have to be read. */
export type Fact = CommandEnvelope | null;

/** Update id = envelope id. A second delivery gets the first answer: in one run from Temporal, in any run from PostgreSQL. */
export const commandUpdate = defineUpdate<CommandOutcome, [CommandEnvelope]>('command');

/** Something happened outside: a notice was published, envelopes were read, an award was communicated. */
export const factSignal = defineSignal<[CommandEnvelope]>('fact');

/** Events of this tender were recorded by a transaction of the API: the share that opened a key. */
export const eventsRecordedSignal = defineSignal('eventsRecorded');

export const stateQuery = defineQuery<Tender | null>('state');

/** Types of the validator's refusals. */
export const refusedInPhase = 'commandNotAllowedInPhase';
/** The run is about to continue as new: the same command is welcome a moment later. */
export const processMoving = 'processMoving';

export interface PhaseRefusal {
  readonly params: { readonly command: string; readonly phase: string; readonly lot: string | null };
  readonly article: string;
}
