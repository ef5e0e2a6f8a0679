import { WorkflowNotFoundError } from '@temporalio/client';
import type { Client } from '@temporalio/client';
import type { CommandEnvelope } from '../../domain/tender/commands.js';
import type { TenderId } from '../../domain/types.js';
import {
  eventsRecordedSignal,
  factSignal,
  taskQueue,
  tenderWorkflowId,
  tenderWorkflowType,
} from '../../workflows/tender/messages.js';
import type { TenderRun } from '../../workflows/tender/messages.js';
import { persistently } from './temporal-client.js';

const answerMs = 10_000;

/** Tells processes what happened outside them, and rebuilds one that Temporal has lost from the record. */
export class TenderProcesses {
  constructor(private readonly client: Client) {}

  /** Delivers a fact, which the process records in turn. False where none runs. */
  tell(fact: CommandEnvelope): Promise<boolean> {
    return this.signal(fact.tender, (process) => process.signal(factSignal, fact));
  }

  /** Says that a transaction of the API recorded events of this tender: the share that opened a key. */
  tellEventsRecorded(tender: TenderId): Promise<boolean> {
    return this.signal(tender, (process) => process.signal(eventsRecordedSignal));
  }

  /** Starts the process of a tender that PostgreSQL knows; nothing happens where it runs. */
  async ensureRunning(run: Pick<TenderRun, 'tender' | 'title'>): Promise<void> {
    await this.call(() =>
      this.client.workflow.start(tenderWorkflowType, {
        workflowId: tenderWorkflowId(run.tender),
        taskQueue,
        args: [run],
        workflowIdConflictPolicy: 'USE_EXISTING',
        workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      }),
    );
  }

  private async signal(
    tender: TenderId,
    send: (process: ReturnType<Client['workflow']['getHandle']>) => Promise<void>,
  ): Promise<boolean> {
    const process = this.client.workflow.getHandle(tenderWorkflowId(tender));
    try {
      await this.call(() => send(process));
      return true;
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return false;
      throw error;
    }
  }

  private call<T>(call: () => Promise<T>): Promise<T> {
    return this.client.withDeadline(Date.now() + answerMs, () => persistently(call));
  }
}
