import { expect } from 'chai';
import type { DataSource } from 'typeorm';
import { openDataSource } from '../../entities/data-source.js';
import { HealthStore } from '../../entities/stores/health-store.js';
import { MalfunctionStore, type MalfunctionEntry } from '../../entities/stores/malfunction-store.js';
import { HealthWatch } from '../../worker/health-watch.js';
import { makeTestDatabase, type TestDatabase } from '../local-stack.js';

describe('the health of the platform', function () {
  this.timeout(60_000);
  let database: TestDatabase;
  let dataSource: DataSource;
  let broken: boolean;

  beforeEach(async function () {
    this.timeout(300_000);
    database = await makeTestDatabase();
    dataSource = await openDataSource({ url: database.url, poolSize: 4, applicationName: 'health-test' });
    broken = false;
  });

  afterEach(async () => {
    await dataSource?.destroy();
    await database?.drop();
  });

  /** Another one each time: a worker that was started again remembers nothing. */
  const look = (): Promise<number> =>
    new HealthWatch(new HealthStore(dataSource), {
      storage: () =>
        broken ? Promise.reject(Object.assign(new Error(), { code: 'ENOSPC' })) : Promise.resolve(),
    }).round();
  const timeGoesBy = (component: string, seconds: number): Promise<unknown> =>
    dataSource.query(
      "UPDATE health_marks SET well_at = well_at - $2 * interval '1 second' WHERE component = $1",
      [component, seconds],
    );
  const register = (): Promise<MalfunctionEntry[]> =>
    new MalfunctionStore(dataSource.manager).list(null, { after: null, limit: 10 });

  it('leaves no entry while all is well, nor for a blip', async () => {
    await look();
    broken = true;
    await look();
    broken = false;
    await look();
    expect(await register()).to.deep.equal([]);
  });

  it('registers an outage from when the part was last seen well until it is seen well again, across restarts', async () => {
    await look();
    broken = true;
    await timeGoesBy('storage', 60);
    await Promise.all([look(), look()]);
    await look();
    const [lasting, ...others] = await register();
    expect(others).to.deep.equal([]);
    expect(lasting).to.include({
      component: 'storage',
      source: 'measured',
      endedAt: null,
      evidence: 'ENOSPC',
    });
    const named = await new MalfunctionStore(dataSource.manager).listNamed([lasting?.id ?? '']);
    expect(named).to.deep.equal([
      { what: 'storage: no sound answer', measured: 'storage', beganAt: lasting?.beganAt },
    ]);
    broken = false;
    await look();
    const [over] = await register();
    expect(over).to.include({ id: lasting?.id, beganAt: lasting?.beganAt });
    const lengthMs = Date.parse(over?.endedAt ?? '') - Date.parse(over?.beganAt ?? '');
    expect(lengthMs).to.be.within(60_000, 90_000);
  });

  it('registers the time in which nothing measured at all', async () => {
    await look();
    await timeGoesBy('platform', 120);
    await look();
    const [entry] = await register();
    expect(entry).to.include({ component: 'platform', source: 'measured' });
    expect(Date.parse(entry?.endedAt ?? '') - Date.parse(entry?.beganAt ?? '')).to.be.above(119_000);
    await look();
    expect(await register()).to.have.length(1);
  });
});
