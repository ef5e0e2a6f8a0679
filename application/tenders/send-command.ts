import { setTimeout as delay } from 'node:timers/promises';
import {
  ServiceError,
  WorkflowFailedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import type { Client } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { DomainError } from '../../domain/errors.js';
import type { CommandEnvelope } from '../../domain/tender/commands.js';
import type { CommandOutcome } from '../../domain/tender/outcome.js';
import {
  commandUpdate,
  processMoving,
  refusedInPhase,
  taskQueue,
  tenderWorkflowId,
  tenderWorkflowType,
} from '../../workflows/tender/messages.js';
import type { PhaseRefusal, TenderRun } from '../../workflows/tender/messages.js';
import { persistently } from './temporal-client.js';

/**
 * `pending`: no answer yet, the command goes on and its outcome will be stored. `noProcess`: no process runs for this
 * tender, because it has ended or is being rebuilt; only PostgreSQL knows whether the command was ever answered.
 */
export type SentCommand = CommandOutcome | { readonly status: 'pending' } | { readonly status: 'noProcess' };

export interface SenderPatience {
  /** How long a caller waits for an answer. */
  readonly answerMs: number;
  /** How long a command is still offered after that: an update that no worker has accepted is not yet durable. */
  readonly offerMs: number;
}

/**
 * Sends commands to the processes of tenders. A repeated command is answered as the first time if the caller looks for
 * its stored outcome before sending and when this answers `noProcess` or refuses: a phase that has moved on refuses early.
 */
export class CommandSender {
  constructor(
    private readonly client: Client,
    private readonly patience: SenderPatience = { answerMs: 10_000, offerMs: 120_000 },
  ) {}

  /** Starts the process with its launch command; who comes second meets the process that runs and is refused by the record. */
  launch(launch: CommandEnvelope, { title }: Pick<TenderRun, 'title'>): Promise<SentCommand> {
    return this.withPatience(async () => {
      const run: TenderRun = { tender: launch.tender, title, launch };
      const process = await this.client.workflow.start(tenderWorkflowType, {
        workflowId: tenderWorkflowId(launch.tender),
        taskQueue,
        args: [run],
        workflowIdConflictPolicy: 'USE_EXISTING',
        workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      });
      const sent = await this.offer(launch);
      // A refusal has completed the run before the update could reach it: the outcome is its result.
      if (sent.status !== 'noProcess') return sent;
      return ((await process.result()) as CommandOutcome | null) ?? sent;
    });
  }

  send(envelope: CommandEnvelope): Promise<SentCommand> {
    return this.withPatience(() => this.offer(envelope));
  }

  private async withPatience(work: () => Promise<SentCommand>): Promise<SentCommand> {
    const waiting = new AbortController();
    const sending = this.client
      .withDeadline(Date.now() + this.patience.offerMs, () => persistently(work))
      .catch(toAnswer);
    // What fails after the caller has left has nobody to tell: the same command may be sent again.
    sending.catch(() => undefined);
    const late = delay(this.patience.answerMs, { status: 'pending' } as const, { signal: waiting.signal });
    late.catch(() => undefined);
    return Promise.race([sending, late]).finally(() => waiting.abort());
  }

  private async offer(envelope: CommandEnvelope): Promise<SentCommand> {
    const process = this.client.workflow.getHandle(tenderWorkflowId(envelope.tender));
    for (;;) {
      try {
        return await process.executeUpdate(commandUpdate, { args: [envelope], updateId: envelope.id });
      } catch (error) {
        if (refusalType(error) !== processMoving) throw error;
        await delay(50);
      }
    }
  }
}

function refusalType(error: unknown): string | null | undefined {
  const cause = error instanceof WorkflowUpdateFailedError ? error.cause : undefined;
  return cause instanceof ApplicationFailure ? cause.type : undefined;
}

/** Every way in which Temporal can fail to answer, each translated once. What is left is a failure of ours and is thrown. */
function toAnswer(error: unknown): SentCommand {
  if (error instanceof WorkflowNotFoundError) return { status: 'noProcess' };
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return { status: 'pending' };
  if (error instanceof ServiceError) throw new DomainError('temporarilyUnavailable');
  if (refusalType(error) === refusedInPhase) throw toPhaseError(error as WorkflowUpdateFailedError);
  if (error instanceof WorkflowFailedError) return { status: 'noProcess' };
  throw error;
}

function toPhaseError({ cause }: WorkflowUpdateFailedError): DomainError {
  const { params, article } = (cause as ApplicationFailure).details?.[0] as PhaseRefusal;
  return new DomainError(refusedInPhase, { ...params }, article);
}
