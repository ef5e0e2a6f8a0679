import { expect } from 'chai';
import type { DataSource } from 'typeorm';
import { assertDurable, openDataSource } from '../../entities/data-source.js';
import { makeTestDatabase, type TestDatabase } from '../local-stack.js';

describe('the schema', function () {
  this.timeout(60_000);
  let database: TestDatabase;
  let dataSource: DataSource;

  before(async () => {
    database = await makeTestDatabase();
    dataSource = await openDataSource({ url: database.url, poolSize: 2, applicationName: 'schema-test' });
  });

  after(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  const proofs = [
    'events',
    'bids',
    'ledger_leaves',
    'ledger_positions',
    'messages',
    'commands',
    'acts',
    'evaluations',
    'share_handovers',
    'malfunctions',
    'site_visit_bookings',
    'site_visits',
    'inspections',
    'documents',
  ];
  for (const table of proofs) {
    it(`lets the application neither update nor delete ${table}`, async () => {
      const denied = /permission denied/;
      expect(await failureOf(dataSource.query(`DELETE FROM ${table}`))).to.match(denied);
      expect(await failureOf(dataSource.query(`TRUNCATE ${table}`))).to.match(denied);
      const [column] = await dataSource.query<{ name: string }[]>(
        'SELECT column_name AS name FROM information_schema.columns WHERE table_name = $1 LIMIT 1',
        [table],
      );
      expect(await failureOf(dataSource.query(`UPDATE ${table} SET ${column?.name} = DEFAULT`))).to.match(
        denied,
      );
    });
  }

  it('lets the application neither create, alter nor drop a table', async () => {
    expect(await failureOf(dataSource.query('CREATE TABLE stray (id int)'))).to.match(/permission denied/);
    expect(await failureOf(dataSource.query('ALTER TABLE bids ADD stray int'))).to.match(/must be owner/);
    expect(await failureOf(dataSource.query('DROP TABLE bids'))).to.match(/must be owner/);
  });

  it('refuses a stacked statement, even without parameters', async () => {
    expect(await failureOf(dataSource.query('SELECT 1; SELECT 2'))).to.match(/multiple commands/);
  });

  it('refuses an offset of the clock for a tender that is no simulation', async () => {
    const insert = dataSource.query(
      `INSERT INTO tenders (id, authority, procedure, title, version, phase, simulation, clock_offset_ms,
         submission_deadline, state)
       VALUES (gen_random_uuid(), 'a', 'open', '{}', 1, 'bidding', false, 1, now(), '{}')`,
    );
    expect(await failureOf(insert)).to.match(/check constraint/);
  });

  it('runs only where fsync, synchronous_commit and full_page_writes are on', async () => {
    expect(await assertDurable(dataSource)).to.deep.equal({
      fsync: 'on',
      synchronous_commit: 'on',
      full_page_writes: 'on',
    });
    const offServer = { query: () => Promise.resolve([{ name: 'fsync', setting: 'off' }]) };
    expect(await failureOf(assertDurable(offServer as unknown as DataSource))).to.match(
      /must run with fsync/,
    );
  });
});

async function failureOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'succeeded',
    (error: unknown) => String(error),
  );
}
