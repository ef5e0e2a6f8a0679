import { expect } from 'chai';
import type { DataSource } from 'typeorm';
import { openDataSource } from '../../../entities/data-source.js';
import { CheckStore } from '../../../entities/stores/check-store.js';
import { removeStackData } from '../../../stack/remove-data.js';
import type { StackHandle } from '../../../stack/start-stack.js';
import { alfa, beta, gamma } from '../../domain/participants/participants-fixture.js';
import { makeTestDatabase, type TestDatabase } from '../../local-stack.js';
import { makeVarDir, startParts } from '../../stack/temporary-stack.js';
import { eventually } from '../eventually.js';
import { RunningWorker } from '../running-worker.js';
import { ProposedTender } from './proposed-tender.js';

interface Asked {
  readonly accesses: { company: string }[];
  readonly requests: { code: string }[];
}

describe('a worker that is killed while the virtual file is asked', function () {
  this.timeout(120_000);
  const varDir = makeVarDir();
  let twin: StackHandle;
  let database: TestDatabase;
  let dataSource: DataSource;
  let worker: RunningWorker;

  before(async () => {
    database = await makeTestDatabase();
    dataSource = await openDataSource({ url: database.url, poolSize: 4, applicationName: 'killed-check' });
    twin = await startParts(varDir, ['fvoe']);
    worker = new RunningWorker(database.url, {
      FVOE_ADDRESS: twin.env.FVOE_ADDRESS,
      FVOE_API_KEY: twin.env.FVOE_API_KEY,
    });
    await worker.start();
  });
  after(async () => {
    await worker.end();
    await twin.stop();
    await removeStackData(varDir);
    await dataSource.destroy();
    await database.drop();
  });

  const asked = async (): Promise<Asked> =>
    (await (await fetch(`${twin.state.fvoe?.address}/twin/asked`)).json()) as Asked;

  it('is followed by one that asks for no access again and records every answer once', async () => {
    const before = await asked();
    const tender = await ProposedTender.make(dataSource);
    const about = await tender.requestCheck();
    await eventually(
      async () => {
        const { accesses, requests } = await asked();
        return {
          accesses: accesses.slice(before.accesses.length),
          requests: requests.slice(before.requests.length),
        };
      },
      ({ requests }) => requests.length > 4,
      30_000,
    );
    await worker.stop('SIGKILL');
    await worker.start();
    const entries = await eventually(
      () => new CheckStore(dataSource).list(tender.id, { check: about.check }),
      (all) =>
        all.length > 0 && all.every(({ unasked, recordedVersion }) => unasked ?? recordedVersion !== null),
      60_000,
    );
    const results = new Set(entries.map(({ unasked, answer }) => unasked ?? answer?.result));
    expect(results).to.deep.equal(new Set(['clear', 'dataMissing']));
    const recorded = (await tender.answered()).map(({ data }) => data.entry);
    expect(new Set(recorded).size).to.equal(recorded.length);
    expect(recorded).to.have.lengthOf(entries.filter(({ unasked }) => !unasked).length);
    const { accesses } = await asked();
    const companies = accesses.slice(before.accesses.length).map(({ company }) => company);
    expect(companies.sort()).to.deep.equal([alfa, beta, gamma].map(({ taxCode }) => taxCode).sort());
  });
});
