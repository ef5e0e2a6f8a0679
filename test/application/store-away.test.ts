import { expect } from 'chai';
import pg from 'pg';
import { QueryRunnerProviderAlreadyReleasedError } from 'typeorm';
import { isStoreAway } from '../../application/store-away.js';
import { makeTestDatabase } from '../local-stack.js';

describe('a database that is away', function () {
  this.timeout(60_000);

  it('is told by a refused connection', async () => {
    const client = new pg.Client({ host: '127.0.0.1', port: 1 });
    expect(isStoreAway(await errorOf(client.connect()))).to.equal(true);
  });

  it('is told by a transaction that has lost its connection', () => {
    expect(isStoreAway(new QueryRunnerProviderAlreadyReleasedError())).to.equal(true);
  });

  it('is told by a connection that the server ends, and not by a statement that is wrong', async () => {
    const database = await makeTestDatabase();
    const [client, owner] = [database.url, database.adminUrl].map(
      (url) => new pg.Client({ connectionString: url }),
    );
    if (!client || !owner) throw new Error('two clients');
    client.on('error', () => undefined);
    await Promise.all([client.connect(), owner.connect()]);
    expect(isStoreAway(await errorOf(client.query('SELECT nothing FROM nowhere')))).to.equal(false);
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    const running = errorOf(client.query('SELECT pg_sleep(10)'));
    await owner.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
    expect(isStoreAway(await running)).to.equal(true);
    await owner.end();
    await database.drop();
  });
});

async function errorOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (error: unknown) => error,
  );
}
