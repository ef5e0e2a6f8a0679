import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { expect } from 'chai';
import { Client } from 'pg';
import { removeStackData } from '../../stack/remove-data.js';
import type { StackHandle } from '../../stack/start-stack.js';
import { findStackState, type ChildName } from '../../stack/stack-state.js';
import { Supervisor } from '../../stack/supervisor.js';
import { eventually, makeVarDir, startParts } from './temporary-stack.js';

describe('a child of the stack that dies', function () {
  this.timeout(60_000);
  const varDir = makeVarDir();
  let stack: StackHandle;

  before(async () => (stack = await startParts(varDir, ['postgres', 'temporal', 'mail'])));
  after(async () => {
    await stack.stop();
    await removeStackData(varDir);
  });

  function kill(name: ChildName): number {
    const pid = findStackState(varDir)?.pids[name]?.pid ?? 0;
    process.kill(pid, 'SIGKILL');
    return pid;
  }

  async function selectFromDatabase(sql: string): Promise<unknown[]> {
    const client = new Client({ connectionString: stack.env.DATABASE_ADMIN_URL });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query(sql)).rows as unknown[];
    } finally {
      await client.end();
    }
  }

  function newPid(name: ChildName, old: number): Promise<number> {
    return eventually(`a new ${name}`, () => {
      const pid = findStackState(varDir)?.pids[name]?.pid;
      return pid === old ? undefined : pid;
    });
  }

  it('is started again and written down', async () => {
    const old = kill('mail');
    expect(await newPid('mail', old)).to.not.equal(old);
    const page = await eventually('the mail page', () => fetch(`${stack.state.mail?.page}/messages`));
    expect(page.status).to.equal(200);
  });

  it('is started again when it is PostgreSQL, with what it had acknowledged', async () => {
    await selectFromDatabase('CREATE TABLE acknowledged AS SELECT 7 AS bid');
    for (let round = 0; round < 2; round += 1) {
      const old = kill('postgres');
      await newPid('postgres', old);
      const rows = await eventually('the row', () => selectFromDatabase('SELECT bid FROM acknowledged'));
      expect(rows).to.deep.equal([{ bid: 7 }]);
    }
  });

  it('is started again when it is Temporal, at the same address', async () => {
    const old = kill('temporal');
    await newPid('temporal', old);
    const connection = await eventually('a connection', () =>
      Connection.connect({ address: stack.env.TEMPORAL_ADDRESS, connectTimeout: 1_000 }),
    );
    await connection.close();
  });

  it('is not started again when it was stopped', async () => {
    const short = makeVarDir();
    const lines: string[] = [];
    const other = await startParts(short, ['mail'], lines);
    await other.stop();
    expect(findStackState(short)?.pids).to.deep.equal({});
    expect(lines.filter((line) => line.includes('started again'))).to.deep.equal([]);
    await removeStackData(short);
  });
});

describe('the supervisor', function () {
  this.timeout(20_000);

  it('gives up on a child that never comes up, and shows the end of its log', async () => {
    const logDir = await mkdtemp(join(tmpdir(), 'bando-log-'));
    const supervisor = new Supervisor({ logDir, log: () => undefined, onProcess: () => undefined });
    const failure = await supervisor
      .start({
        name: 'worker',
        command: process.execPath,
        args: ['-e', 'console.error("no such setting"); process.exit(3)'],
        cwd: logDir,
        env: {},
        ready: 'message',
        stopSignal: 'SIGTERM',
        stopTimeoutMs: 1_000,
      })
      .catch((error: unknown) => error);
    expect(String(failure)).to.include('worker: ended with 3, 5 times').and.to.include('no such setting');
    await rm(logDir, { recursive: true });
  });

  it('kills a child that does not stop in time', async () => {
    const logDir = await mkdtemp(join(tmpdir(), 'bando-log-'));
    const ended: boolean[] = [];
    const supervisor = new Supervisor({
      logDir,
      log: () => undefined,
      onProcess: (_, identity) => ended.push(!identity),
    });
    await supervisor.start({
      name: 'worker',
      command: process.execPath,
      args: ['-e', 'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000); process.send("ready")'],
      cwd: logDir,
      env: {},
      ready: 'message',
      stopSignal: 'SIGTERM',
      stopTimeoutMs: 300,
    });
    await supervisor.stop(['worker']);
    expect(ended).to.deep.equal([false, true]);
    await rm(logDir, { recursive: true });
  });
});
