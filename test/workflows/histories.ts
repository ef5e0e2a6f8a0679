import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Client } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';

const folder = fileURLToPath(new URL('../histories/', import.meta.url));

/** Names of the stored histories, in order. */
export function listHistories(): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json.gz'))
    .sort();
}

/** A history in the JSON that `temporal workflow show` prints and replay reads. */
export function readHistory(name: string): unknown {
  return JSON.parse(gunzipSync(readFileSync(`${folder}${name}`)).toString('utf8'));
}

export async function exportHistory(
  client: Client,
  workflowId: string,
  name: string,
  runId?: string,
): Promise<void> {
  const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    `${folder}${name}.json.gz`,
    gzipSync(anonymous(JSON.parse(historyToJSON(history))), { level: 9 }),
  );
}

/** Workers call themselves, and their own queues, by process and machine: replay does not look at it, and neither should readers. */
function anonymous(history: unknown): string {
  return JSON.stringify(history, (key, value: unknown) => {
    if (key === 'identity') return 'worker';
    const queue = value as { kind?: unknown } | null;
    return queue?.kind === 'TASK_QUEUE_KIND_STICKY' ? { ...queue, name: 'sticky' } : value;
  });
}
