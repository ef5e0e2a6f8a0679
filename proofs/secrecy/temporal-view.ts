import { Client, Connection } from '@temporalio/client';
import { canonicalJson } from '../../domain/ledger/canonical-json.js';
import type { StackHandle } from '../../stack/start-stack.js';

/** What Temporal lists, with everything that its page shows: ids, types, states, memos, lengths of histories. */
export async function temporalView({ state }: StackHandle): Promise<string> {
  const connection = await Connection.connect({ address: state.temporal?.address ?? '' });
  try {
    const client = new Client({ connection, namespace: state.temporal?.namespace ?? '' });
    const listed: string[] = [];
    for await (const { workflowId, type, status, memo } of client.workflow.list()) {
      const { historyLength } = await client.workflow.getHandle(workflowId).describe();
      listed.push(
        canonicalJson({ workflowId, type, status: status.name, historyLength, memo: memo ?? null }),
      );
    }
    return listed.sort().join('\n');
  } finally {
    await connection.close();
  }
}
