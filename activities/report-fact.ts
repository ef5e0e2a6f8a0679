import type { CommandEnvelope } from '../domain/tender/commands.js';
import type { TenderProcesses } from './ports.js';
import type { Recorder } from './record.js';

export interface FactReceivers {
  readonly processes: TenderProcesses;
  readonly recorder: Recorder;
}

/** Reports a fact to the tender's process, which records it in turn; without one straight to the record, the authority. */
export async function reportFact(
  { processes, recorder }: FactReceivers,
  fact: CommandEnvelope,
): Promise<void> {
  if (await processes.tell(fact)) return;
  await recorder.record({ tender: fact.tender, envelope: fact, seenVersion: 0 });
}
