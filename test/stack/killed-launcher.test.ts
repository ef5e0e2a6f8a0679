import { fork } from 'node:child_process';
import { once } from 'node:events';
import { expect } from 'chai';
import { Client } from 'pg';
import { removeStackData } from '../../stack/remove-data.js';
import { isAlive, type ProcessIdentity } from '../../stack/process-identity.js';
import { childNames, findStackState, writeStackState, type StackState } from '../../stack/stack-state.js';
import { eventually, makeVarDir, startParts } from './temporary-stack.js';

async function runSql(url: string | null | undefined, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url ?? '' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows as unknown[];
  } finally {
    await client.end();
  }
}

/** A launcher in a process of its own, killed when its stack is up; what it left in its record. */
async function startAndKillLauncher(
  varDir: string,
  beforeTheKill: (state: StackState) => Promise<unknown>,
): Promise<StackState> {
  const launcher = fork(
    new URL('./launcher-process.ts', import.meta.url),
    [varDir, 'postgres,temporal,mail'],
    {
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    },
  );
  await once(launcher, 'message');
  const state = findStackState(varDir) as StackState;
  await beforeTheKill(state);
  const ended = once(launcher, 'exit');
  launcher.kill('SIGKILL');
  await ended;
  return state;
}

function processesOf({ pids }: StackState): ProcessIdentity[] {
  return childNames.flatMap((name) => pids[name] ?? []);
}

describe('a launcher killed with kill -9', function () {
  this.timeout(60_000);
  let varDir: string;

  beforeEach(() => (varDir = makeVarDir()));
  afterEach(() => removeStackData(varDir));

  it('leaves servers behind, which the next start replaces, on the same data and ports', async () => {
    const left = await startAndKillLauncher(varDir, ({ postgres }) =>
      runSql(postgres?.adminUrl, 'CREATE TABLE kept AS SELECT 42 AS answer'),
    );
    const { postgres, temporal } = left.pids;
    expect([postgres, temporal].map((identity) => identity && isAlive(identity))).to.deep.equal([true, true]);

    const stack = await startParts(varDir, ['postgres', 'temporal', 'mail']);
    try {
      expect(processesOf(left).filter(isAlive)).to.deep.equal([]);
      expect(stack.state.ports).to.deep.equal(left.ports);
      expect(await runSql(stack.state.postgres?.adminUrl, 'SELECT answer FROM kept')).to.deep.equal([
        { answer: 42 },
      ]);
    } finally {
      await stack.stop();
    }
  });

  it('leaves nothing behind that its record does not name', async function () {
    if (process.platform !== 'linux') this.skip();
    const left = await startAndKillLauncher(varDir, () => Promise.resolve());
    writeStackState(varDir, { ...left, pids: {} });

    const stack = await startParts(varDir, []);
    await stack.stop();

    await eventually('every process of the killed stack has ended', () =>
      processesOf(left).some(isAlive) ? undefined : true,
    );
  });
});
