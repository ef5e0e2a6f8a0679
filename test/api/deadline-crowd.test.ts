import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import type { TenderId } from '../../domain/types.js';
import { Rig } from './rig.js';
import { makePublishedTender } from '../tender-fixture.js';
import { cast, populate } from './tender-on-rig.js';

const suppliers = Array.from({ length: 64 }, (_one, index) => `bidder-${index}`);

describe('the last minute', function () {
  this.timeout(120_000);
  let rig: Rig;
  let tender: TenderId;

  before(async () => {
    rig = await Rig.start();
    await populate(rig);
    tender = (await makePublishedTender(rig.dataSource, { deadlineInMs: 3_600_000 })).id;
    for (const person of suppliers) {
      const body = { name: person, fiscalCode: person.toUpperCase() };
      await rig.send('post', '/suppliers', { as: person, body });
    }
  });

  after(() => rig.stop());

  it('gives none of 64 suppliers behind one address a 429, busy as they are', async () => {
    const statuses = await Promise.all(suppliers.flatMap((person) => lastMinuteOf(person)));
    expect(statuses.length).to.equal(64 * 12);
    expect(statuses.filter((status) => status === 429)).to.deep.equal([]);
    expect(statuses.filter((status) => status >= 500)).to.deep.equal([]);
  });

  it('leaves no trace of who bids in log and metrics', async () => {
    const metricsBefore = (await rig.get('/metrics')).text;
    rig.logLines.length = 0;
    await Promise.all(lastMinuteOf(suppliers[0] as string));
    expect(rig.logLines.filter((line) => !line.includes('/tenders/{id}"'))).to.deep.equal([]);
    expect(rig.logLines.join('')).to.not.include(suppliers[0]);
    const differing = (await rig.get('/metrics')).text
      .split('\n')
      .filter((line) => !metricsBefore.split('\n').includes(line));
    expect(differing.filter((line) => !/route="\/(metrics|tenders\/\{id\})"/.test(line))).to.deep.equal([]);
  });

  it('logs of other routes the path, never the person, address or query', async () => {
    rig.logLines.length = 0;
    await rig.get(`/tenders/${tender}/events?limit=7`, cast.officer);
    const [line] = rig.logLines.map((text) => JSON.parse(text) as Record<string, unknown>);
    expect(line).to.include({
      route: '/tenders/{id}/events',
      path: `/tenders/${tender}/events`,
      status: 200,
    });
    expect(rig.logLines.join('')).to.not.match(/olga|127\.0\.0\.1|limit=7|Bearer/);
  });

  /** Twelve requests of one bidder: reads, uploads and commits, most of them refused for what they send. */
  function lastMinuteOf(person: string): Promise<number>[] {
    const bid = randomUUID();
    const status = async (answer: Promise<{ status: number }>): Promise<number> => (await answer).status;
    const body = { revision: 1, action: 'commit', envelopes: [] };
    return [1, 2, 3].flatMap(() => [
      status(rig.get(`/tenders/${tender}`, person)),
      status(rig.get(`/tenders/${tender}/bids/mine`, person)),
      status(
        rig.send('post', '/uploads', {
          as: person,
          headers: { 'tus-resumable': '1.0.0', 'upload-length': '9' },
        }),
      ),
      status(rig.send('post', `/tenders/${tender}/bids/${bid}/revisions`, { as: person, body })),
    ]);
  }
});
