import { expect } from 'chai';
import type { DataSource } from 'typeorm';
import { eventOf } from '../../domain/tender/events.js';
import { openDataSource } from '../../entities/data-source.js';
import { listRunningTenders } from '../../entities/stores/running-tenders.js';
import { makeTestDatabase, type TestDatabase } from '../local-stack.js';
import { anAct, append, lot1, lot2, makePublishedTender } from '../tender-fixture.js';

describe('tenders that must have their process', function () {
  this.timeout(60_000);
  let database: TestDatabase;
  let dataSource: DataSource;

  before(async function () {
    this.timeout(300_000);
    database = await makeTestDatabase();
    dataSource = await openDataSource({ url: database.url, poolSize: 2, applicationName: 'running-test' });
  });

  after(async () => {
    await dataSource?.destroy();
    await database?.drop();
  });

  const running = async (): Promise<string[]> =>
    (await listRunningTenders(dataSource.manager)).map(({ tender }) => tender);

  it('are those that have not ended, and concluded ones while an award notice is awaited', async () => {
    const { id } = await makePublishedTender(dataSource, { deadlineInMs: 86_400_000 });
    expect(await running()).to.deep.equal([id]);
    const noticeDueAt = '2030-01-01T00:00:00.000Z';
    await append(dataSource, id, [
      eventOf('contractSigned', { act: anAct, lot: lot1, noticeDueAt }),
      eventOf('contractSigned', { act: anAct, lot: lot2, noticeDueAt }),
      eventOf('tenderConcluded', {}),
    ]);
    expect(await running()).to.deep.equal([id]);
    const notice = { act: anAct, lot: lot1, reference: '2026/S 1-1', publishedOn: '2026-01-01' };
    await append(dataSource, id, [eventOf('awardNoticeRecorded', notice)]);
    expect(await running()).to.deep.equal([id]);
    await append(dataSource, id, [eventOf('awardNoticeLapsed', { dueAt: noticeDueAt, lot: lot2 })]);
    expect(await running()).to.deep.equal([]);
  });

  it('are no tenders whose contract was signed before the notice had a term', async () => {
    const { id } = await makePublishedTender(dataSource, { deadlineInMs: 86_400_000 });
    await append(dataSource, id, [
      eventOf('contractSigned', { act: anAct, lot: lot1 }),
      eventOf('tenderConcluded', {}),
    ]);
    expect(await running()).to.not.include(id);
  });
});
