import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { DataSource } from 'typeorm';
import { cleanUploads } from '../../application/bidding/clean-uploads.js';
import type { Bidder } from '../../application/bidding/commit-bid.js';
import { defaultQuotas, type Quotas } from '../../application/bidding/quotas.js';
import { UploadQuota } from '../../application/bidding/upload-quota.js';
import type { Sha256Hex } from '../../domain/types.js';
import { openDataSource } from '../../entities/data-source.js';
import { UploadFolder } from '../../entities/stores/upload-folder.js';
import { UploadStore } from '../../entities/stores/upload-store.js';
import { makeTestDatabase, type TestDatabase } from '../local-stack.js';
import { lot1, makeBidder, makePublishedTender } from '../tender-fixture.js';
import { codeOf, firstCommit, makeCommitting, makeReceiptKey } from './bid-fixture.js';

describe('the quota of uploads', function () {
  this.timeout(60_000);
  let database: TestDatabase;
  let dataSource: DataSource;
  let owner: DataSource;
  let folder: UploadFolder;
  let bidder: Bidder;

  before(async function () {
    this.timeout(300_000);
    database = await makeTestDatabase();
    dataSource = await openDataSource({
      url: database.url,
      poolSize: 6,
      applicationName: 'upload-quota-test',
    });
    owner = await openDataSource({ url: database.adminUrl, poolSize: 1, applicationName: 'owner' });
    folder = new UploadFolder(await mkdtemp(join(tmpdir(), 'bando-uploads-')));
  });

  after(async () => {
    await dataSource?.destroy();
    await owner?.destroy();
    await database?.drop();
    await rm(folder.root, { recursive: true, force: true });
  });

  beforeEach(async () => {
    bidder = await makeBidder(dataSource);
  });

  const quotaOf = (change: Partial<Quotas>) =>
    new UploadQuota(dataSource, folder, { ...defaultQuotas, ...change });

  const newId = () => randomBytes(16).toString('hex');

  /** Begins one as the server does: counted first, then on the disk. */
  async function begin(quota: UploadQuota, bytes = 100, by = bidder): Promise<{ id: string; code: string }> {
    const id = newId();
    const code = await codeOf(quota.begin(by.supplier, { id, bytes }));
    if (code === 'none') await put(id, bytes, by);
    return { id, code };
  }

  async function put(id: string, size: number, { supplier }: Bidder): Promise<void> {
    await writeFile(folder.pathOf(id), 'sealed');
    await writeFile(
      `${folder.pathOf(id)}.json`,
      JSON.stringify({ size, metadata: { supplier, kind: 'envelope' } }),
    );
  }

  async function complete(id: string, sha256 = randomBytes(32).toString('hex') as Sha256Hex) {
    await new UploadStore(dataSource).complete({ id, supplier: bidder.supplier, bytes: 100, sha256 });
    return sha256;
  }

  const letTimePass = () =>
    owner.query("UPDATE begun_uploads SET begun_at = begun_at - interval '2 minutes'");

  it('is of number and of bytes, for each supplier', async () => {
    const byNumber = quotaOf({ uploads: 2 });
    const codes = [await begin(byNumber), await begin(byNumber), await begin(byNumber)];
    expect(codes.map(({ code }) => code)).to.deep.equal(['none', 'none', 'quotaExceeded']);
    const byBytes = quotaOf({ uploadBytes: 1_000 });
    expect((await begin(byBytes, 801)).code).to.equal('quotaExceeded');
    expect((await begin(byBytes, 800)).code).to.equal('none');
    expect((await begin(byNumber, 100, await makeBidder(dataSource))).code).to.equal('none');
  });

  it('is not passed by uploads that begin together', async () => {
    const quota = quotaOf({ uploads: 3 });
    const begun = await Promise.all(Array.from({ length: 8 }, () => begin(quota)));
    expect(begun.filter(({ code }) => code === 'none')).to.have.length(3);
  });

  it('never stands in the way of a supplier that commits what it uploads', async () => {
    const quota = quotaOf({ uploads: 3, uploadBytes: 300 });
    const { id } = await makePublishedTender(dataSource, { deadlineInMs: 3_600_000 });
    const committing = makeCommitting(dataSource, await makeReceiptKey());
    const places = [
      { kind: 'administrative' as const, lot: null },
      { kind: 'technical' as const, lot: lot1 },
      { kind: 'economic' as const, lot: lot1 },
    ];
    let request = firstCommit(id, []);
    for (let revision = 1; revision <= 4; revision += 1) {
      const envelopes = [];
      for (const place of places) {
        const begun = await begin(quota);
        expect(begun.code).to.equal('none');
        envelopes.push({ ...place, sha256: await complete(begun.id), bytes: 100 });
      }
      const action = revision === 1 ? ('commit' as const) : ('replace' as const);
      request = { ...request, revision, action, envelopes };
      await committing.commit(bidder, request, `key-0000000${revision}`);
    }
    const [copied] = request.envelopes;
    for (let copy = 0; copy < 3; copy += 1) await complete((await begin(quota)).id, copied?.sha256);
    expect((await begin(quota)).code, 'copies of a named file are no bid’s').to.equal('quotaExceeded');
    await owner.query("UPDATE uploads SET completed_at = completed_at - interval '2 days'");
    await cleanUploads(dataSource, folder, 24);
    const [row] = await dataSource.query<{ kept: number }[]>(
      'SELECT count(*)::int AS kept FROM uploads WHERE supplier = $1',
      [bidder.supplier],
    );
    expect(row?.kept, 'the copies go, what is named stays').to.equal(12);
  });

  it('counts no upload whose file is gone, and a late length once it is known', async () => {
    const quota = quotaOf({ uploads: 2, uploadBytes: 1_000 });
    const [first, second] = [await begin(quota), await begin(quota)];
    await folder.remove(first.id);
    expect((await begin(quota)).code, 'perhaps its file is still to come').to.equal('quotaExceeded');
    await letTimePass();
    expect((await begin(quota)).code).to.equal('none');
    await folder.remove(second.id);
    await letTimePass();
    const deferred = newId();
    await quota.begin(bidder.supplier, { id: deferred, bytes: 900 });
    await put(deferred, 10, bidder);
    await owner.query('DELETE FROM begun_uploads WHERE supplier = $1 AND id <> $2', [
      bidder.supplier,
      deferred,
    ]);
    expect((await begin(quota, 990)).code).to.equal('none');
  });

  it('holds for replies too: an attachment that a reply names counts no more', async () => {
    const quota = quotaOf({ uploads: 1 });
    const { id } = await begin(quota);
    expect((await begin(quota)).code).to.equal('quotaExceeded');
    await dataSource.query(
      `INSERT INTO replies (tender, request, bid, supplier, person, text, uploads, replied_at)
       VALUES (gen_random_uuid(), 'r1', gen_random_uuid(), $1, 'p', 't', $2, clock_timestamp())`,
      [bidder.supplier, JSON.stringify([{ id, bytes: 6, sha256: 'a'.repeat(64) }])],
    );
    expect((await begin(quota)).code).to.equal('none');
  });
});
