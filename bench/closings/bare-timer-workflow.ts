import { sleep } from '@temporalio/workflow';

/** Sleeps until an instant and does nothing else: how late it wakes is Temporal's own lateness. */
export async function bareTimerWorkflow(dueAtMs: number): Promise<void> {
  await sleep(Math.max(1, dueAtMs - Date.now()));
}
