import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { msNumberToTs, tsToMs } from '@temporalio/common/lib/time.js';
import type { ChildSpec } from '../supervised-child.js';

/** The namespace that the development server always makes. */
export const localNamespace = 'default';

/** Made with 24 hours: whoever looks at yesterday's tender in Temporal's UI would find nothing. */
const retentionMs = 30 * 24 * 60 * 60 * 1000;

async function ensureRetention(connection: Connection): Promise<void> {
  const { config } = await connection.workflowService.describeNamespace({ namespace: localNamespace });
  if (tsToMs(config?.workflowExecutionRetentionTtl) >= retentionMs) return;
  await connection.workflowService.updateNamespace({
    namespace: localNamespace,
    config: { workflowExecutionRetentionTtl: msNumberToTs(retentionMs) },
  });
}

async function probe(address: string): Promise<void> {
  const connection = await Connection.connect({ address, connectTimeout: 2_000 });
  try {
    await connection.withDeadline(Date.now() + 5_000, () => ensureRetention(connection));
  } finally {
    await connection.close();
  }
}

export interface TemporalServerOptions {
  readonly cli: string;
  readonly varDir: string;
  readonly port: number;
  readonly uiPort: number;
  readonly env: NodeJS.ProcessEnv;
}

/** WAL with `synchronous=NORMAL` survives a killed process; what a power cut could take, PostgreSQL's record brings back. */
export function toTemporalSpec({ cli, varDir, port, uiPort, env }: TemporalServerOptions): ChildSpec {
  const options = [
    ['--ip', '127.0.0.1'],
    ['--port', String(port)],
    ['--ui-port', String(uiPort)],
    ['--db-filename', join(varDir, 'temporal.sqlite')],
    ['--sqlite-pragma', 'journal_mode=WAL'],
    ['--sqlite-pragma', 'synchronous=NORMAL'],
    ['--log-level', 'warn'],
  ].flat();
  return {
    name: 'temporal',
    command: cli,
    args: ['server', 'start-dev', ...options],
    cwd: varDir,
    env,
    ready: () => probe(`127.0.0.1:${port}`),
    stopSignal: 'SIGTERM',
    stopTimeoutMs: 15_000,
  };
}
