import { fork, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Client, WorkflowHandle } from '@temporalio/client';
import { tsToMs } from '@temporalio/common/lib/time.js';
import type { bareTimerWorkflow } from './bare-timer-workflow.js';

const taskQueue = 'bench-timers';

/** Workflows that only sleep, on a worker of their own. */
export class BareTimers {
  private constructor(
    private readonly client: Client,
    private readonly worker: ChildProcess,
  ) {}

  static async start(client: Client, address: string, namespace: string): Promise<BareTimers> {
    const entry = fileURLToPath(new URL('./bare-worker.ts', import.meta.url));
    const worker = fork(entry, [address, namespace, taskQueue], {
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    await once(worker, 'message');
    return new BareTimers(client, worker);
  }

  /** How late each of `count` timers for one instant woke its workflow, in milliseconds. */
  async measure(count: number, dueAtMs: number): Promise<number[]> {
    const started = Array.from({ length: count }, () =>
      this.client.workflow.start<typeof bareTimerWorkflow>('bareTimerWorkflow', {
        workflowId: `bare-timer/${randomUUID()}`,
        taskQueue,
        args: [dueAtMs],
      }),
    );
    const handles = await Promise.all(started);
    await Promise.all(handles.map((handle) => handle.result()));
    return Promise.all(handles.map((handle) => latenessOf(handle, dueAtMs)));
  }

  async stop(): Promise<void> {
    const ended = once(this.worker, 'exit');
    this.worker.disconnect();
    await ended;
  }
}

/** By the history: the start of the workflow task that the timer caused, the first moment in which code can act. */
async function latenessOf(handle: WorkflowHandle, dueAtMs: number): Promise<number> {
  const { events } = await handle.fetchHistory();
  const fired = events?.findIndex(({ timerFiredEventAttributes }) => timerFiredEventAttributes) ?? -1;
  const woken = events?.slice(fired).find((event) => event.workflowTaskStartedEventAttributes);
  if (fired < 0 || !woken) throw new Error(`${handle.workflowId} did not sleep`);
  return (tsToMs(woken.eventTime) ?? NaN) - dueAtMs;
}
