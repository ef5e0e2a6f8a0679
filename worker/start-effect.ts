import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import type { Client } from '@temporalio/client';
import { effectWorkflowId, effectWorkflowType } from '../workflows/effect/messages.js';
import { taskQueue } from '../workflows/tender/messages.js';
import type { HandOver } from './outbox-dispatcher.js';

/** Less than a session of the database may idle in its transaction. */
const startMs = 5000;

/** Starts one workflow for each row; a row that was started before a crash is not started again. */
export function startEffect(client: Client): HandOver {
  return async ({ id, kind, data }) => {
    try {
      await client.withDeadline(Date.now() + startMs, () =>
        client.workflow.start(effectWorkflowType, {
          workflowId: effectWorkflowId(id),
          taskQueue,
          args: [{ kind, data }],
          workflowIdReusePolicy: 'REJECT_DUPLICATE',
        }),
      );
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    }
  };
}
