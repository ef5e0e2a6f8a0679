import { expect } from 'chai';
import { Client as TemporalClient, Connection } from '@temporalio/client';
import { tsToMs } from '@temporalio/common/lib/time.js';
import { Client } from 'pg';
import { removeStackData } from '../../stack/remove-data.js';
import type { StackHandle } from '../../stack/start-stack.js';
import { StackAlreadyRunning } from '../../stack/start-stack.js';
import { findRunningStack, findStackState } from '../../stack/stack-state.js';
import { makeVarDir, startParts } from './temporary-stack.js';

async function query(stack: StackHandle, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: stack.env.DATABASE_ADMIN_URL });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function withTemporal<T>(stack: StackHandle, work: (client: TemporalClient) => Promise<T>): Promise<T> {
  const connection = await Connection.connect({ address: stack.env.TEMPORAL_ADDRESS });
  try {
    return await work(new TemporalClient({ connection, namespace: stack.env.TEMPORAL_NAMESPACE }));
  } finally {
    await connection.close();
  }
}

describe('PostgreSQL and Temporal of the local stack', function () {
  this.timeout(90_000);
  const varDir = makeVarDir();
  let stack: StackHandle;

  before(async () => (stack = await startParts(varDir, ['postgres', 'temporal'])));
  after(async () => {
    await stack.stop();
    await removeStackData(varDir);
  });

  it('come up from nothing, with the durability that an acknowledged bid needs', async () => {
    const settings = [
      'fsync',
      'synchronous_commit',
      'full_page_writes',
      'max_connections',
      'listen_addresses',
    ];
    const rows = await query(
      stack,
      `SELECT name, setting FROM pg_settings WHERE name IN ('${settings.join("','")}')`,
    );
    expect(Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))).to.deep.equal({
      fsync: 'on',
      synchronous_commit: 'on',
      full_page_writes: 'on',
      max_connections: '200',
      listen_addresses: '127.0.0.1',
    });
  });

  it('are written down for other commands, with the processes that run them', () => {
    const state = findRunningStack(varDir);
    expect(state?.temporal?.address).to.equal(stack.env.TEMPORAL_ADDRESS);
    expect(state?.postgres?.adminUrl).to.equal(stack.env.DATABASE_ADMIN_URL);
    expect(state?.pids).to.have.all.keys('launcher', 'postgres', 'temporal');
    expect(state?.pids.launcher?.pid).to.equal(process.pid);
    expect([state?.api, state?.oidc, state?.mail]).to.deep.equal([null, null, null]);
  });

  it('keep closed workflows for 30 days', async () => {
    const description = await withTemporal(stack, (client) =>
      client.workflowService.describeNamespace({ namespace: 'default' }),
    );
    expect(tsToMs(description.config?.workflowExecutionRetentionTtl)).to.equal(30 * 24 * 3_600_000);
  });

  it('refuse a second stack on the same data', async () => {
    const refusal = await startParts(varDir, ['postgres']).catch((error: unknown) => error);
    expect(refusal).to.be.instanceOf(StackAlreadyRunning);
  });

  it('are where they were, with their data, after a stop and a second start', async () => {
    await query(stack, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await withTemporal(stack, (client) =>
      client.workflow.start('neverRun', { workflowId: 'tender/kept', taskQueue: 'nobody', args: [] }),
    );
    const before = findStackState(varDir)?.ports;
    await stack.stop();
    expect(findRunningStack(varDir)).to.equal(undefined);

    stack = await startParts(varDir, ['postgres', 'temporal']);

    expect(findStackState(varDir)?.ports).to.deep.equal(before);
    expect(await query(stack, 'SELECT answer FROM kept')).to.deep.equal([{ answer: 42 }]);
    const status = await withTemporal(stack, (client) => client.workflow.getHandle('tender/kept').describe());
    expect(status.status.name).to.equal('RUNNING');
  });
});
