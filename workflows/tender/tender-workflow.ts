import { allHandlersFinished, condition, continueAsNew, setHandler } from '@temporalio/workflow';
import type { CommandEnvelope } from '../../domain/tender/commands.js';
import type { CommandOutcome } from '../../domain/tender/outcome.js';
import { commandUpdate, eventsRecordedSignal, factSignal, stateQuery } from './messages.js';
import type { TenderRun } from './messages.js';
import { TenderProcess } from './tender-process.js';

/**
 * `tender/<id>`: from the decision to the award notice of the last signed contract, or the revocation.
 * A refused launch completes the run; its outcome is the result.
 */
export async function tenderWorkflow(run: TenderRun): Promise<CommandOutcome | null> {
  const process = new TenderProcess(run);
  setHandler(commandUpdate, (envelope) => process.execute(envelope), {
    validator: (envelope: CommandEnvelope) => process.check(envelope),
  });
  setHandler(factSignal, (envelope) => process.learn(envelope));
  setHandler(eventsRecordedSignal, () => process.learn(null));
  setHandler(stateQuery, () => process.state);

  const outcome = await process.live();
  // An activity in flight at continue-as-new is dropped and its update fails.
  await condition(() => allHandlersFinished() && process.isIdle);
  const { state, facts } = process;
  if (process.isOver || !state) return outcome;
  return continueAsNew<typeof tenderWorkflow>({
    tender: run.tender,
    title: run.title,
    carried: { state, facts: [...facts] },
  });
}
