import { randomBytes, randomUUID } from 'node:crypto';
import { expect } from 'chai';
import type { DataSource } from 'typeorm';
import { openDataSource } from '../../entities/data-source.js';
import { sequenceLeaves } from '../../entities/sequencer.js';
import { makeTestDatabase, type TestDatabase } from '../local-stack.js';

describe('the sequencer', function () {
  this.timeout(60_000);
  let database: TestDatabase;
  let dataSource: DataSource;

  before(async () => {
    database = await makeTestDatabase();
    dataSource = await openDataSource({ url: database.url, poolSize: 8, applicationName: 'sequencer-test' });
  });

  after(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  async function insertLeaf(): Promise<string> {
    const id = randomUUID();
    await dataSource.query(
      `WITH leaf AS (INSERT INTO ledger_leaves (id, tender, kind, entry, salt, leaf) VALUES ($1, $1, 'event', '{}', $2, $2))
       INSERT INTO unsequenced_leaves (leaf) VALUES ($1)`,
      [id, randomBytes(32)],
    );
    return id;
  }

  const positions = () =>
    dataSource.query<{ position: string; leaf: string }[]>(
      'SELECT position, leaf FROM ledger_positions ORDER BY position',
    );

  it('gives positions in the order recorded', async () => {
    const leaves = [await insertLeaf(), await insertLeaf(), await insertLeaf()];
    expect(await sequenceLeaves(dataSource)).to.equal(3);
    expect((await positions()).map(({ leaf }) => leaf)).to.deep.equal(leaves);
  });

  it('gives no second position to a leaf that is queued again', async () => {
    const leaf = await insertLeaf();
    await sequenceLeaves(dataSource);
    await dataSource.query('INSERT INTO unsequenced_leaves (leaf) VALUES ($1)', [leaf]);
    const next = await insertLeaf();
    expect(await sequenceLeaves(dataSource)).to.equal(1);
    expect((await positions()).slice(-2).map((row) => row.leaf)).to.deep.equal([leaf, next]);
  });

  it('leaves no gap and doubles nothing while many write and many sequence', async () => {
    const before = (await positions()).length;
    const writers = Array.from({ length: 40 }, insertLeaf);
    const sequencers = Array.from({ length: 10 }, () => sequenceLeaves(dataSource));
    await Promise.all([...writers, ...sequencers]);
    await sequenceLeaves(dataSource);
    const all = await positions();
    expect(all.map(({ position }) => Number(position))).to.deep.equal(all.map((_, index) => index + 1));
    expect(all).to.have.length(before + 40);
  });
});
