import { Client, Connection } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import type { StackHandle } from '../../stack/start-stack.js';
import type { Blob } from './files-below.js';

/** The history of every workflow as `temporal workflow show --output json` exports it, and the list with its memos. */
export async function* temporalExport({ state }: StackHandle): AsyncGenerator<Blob> {
  const connection = await Connection.connect({ address: state.temporal?.address ?? '' });
  try {
    const client = new Client({ connection, namespace: state.temporal?.namespace ?? '' });
    for await (const execution of client.workflow.list()) {
      const { workflowId, runId, raw } = execution;
      yield { label: `list ${workflowId}`, bytes: Buffer.from(JSON.stringify(raw)) };
      const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
      yield { label: `history ${workflowId}`, bytes: Buffer.from(historyToJSON(history)) };
    }
  } finally {
    await connection.close();
  }
}
