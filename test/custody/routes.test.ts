import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Express } from 'express';
import { pino } from 'pino';
import supertest, { type Response } from 'supertest';
import type { DataSource } from 'typeorm';
import { createApp } from '../../api/app.js';
import type { ApiDependencies } from '../../api/dependencies.js';
import { createMetrics } from '../../api/metrics.js';
import { bidRoutes } from '../../api/routes/bids.js';
import { communicationRoutes } from '../../api/routes/communications.js';
import { custodyRoutes } from '../../api/routes/custody.js';
import { handoverRoutes } from '../../api/routes/handovers.js';
import { keyRoutes } from '../../api/routes/keys.js';
import { openingRoutes } from '../../api/routes/openings.js';
import { questionRoutes } from '../../api/routes/questions.js';
import { requestRoutes } from '../../api/routes/requests.js';
import { scoreRoutes } from '../../api/routes/scores.js';
import { eventOf } from '../../domain/tender/events.js';
import type { PersonId } from '../../domain/types.js';
import { openDataSource } from '../../entities/data-source.js';
import { SealedStorage } from '../../entities/stores/secret-box.js';
import { UploadFolder } from '../../entities/stores/upload-folder.js';
import { firstCommit, makeReceiptKey, uploadBid } from '../bidding/bid-fixture.js';
import { makeTestDatabase, type TestDatabase } from '../local-stack.js';
import {
  anAct,
  append,
  assignRole,
  instantIn,
  lot1,
  makeBidder,
  makePublishedTender,
} from '../tender-fixture.js';
import { commission, OpenedTender } from './opened-tender.js';

/** Through HTTP, with every answer checked against the schema that documents it. */
describe('routes of bidding and custody', function () {
  this.timeout(60_000);
  const storageKey = Buffer.alloc(32, 7);
  let database: TestDatabase;
  let dataSource: DataSource;
  let storageDir: string;
  let app: Express;

  before(async function () {
    this.timeout(300_000);
    database = await makeTestDatabase();
    dataSource = await openDataSource({ url: database.url, poolSize: 8, applicationName: 'routes-test' });
    storageDir = await mkdtemp(join(tmpdir(), 'bando-storage-'));
    app = await makeApp();
  });

  after(async () => {
    await dataSource?.destroy();
    await database?.drop();
    await rm(storageDir, { recursive: true, force: true });
  });

  async function makeApp(): Promise<Express> {
    const dependencies = {
      dataSource,
      processes: { tellEventsRecorded: () => Promise.resolve(true) },
      secrets: { receiptSigningJwk: await makeReceiptKey(), storageKey: storageKey.toString('base64') },
      settings: { url: 'https://bando.example', sandbox: true, storageDir },
    } as unknown as ApiDependencies;
    const files = [bidRoutes, communicationRoutes, custodyRoutes, handoverRoutes, keyRoutes, openingRoutes];
    return createApp({
      dependencies,
      authenticator: {
        authenticate: (authorization) => {
          const person = authorization.replace('Bearer ', '') as PersonId;
          return Promise.resolve({ person, name: person, email: person, isAdministrator: false });
        },
      },
      logger: pino({ level: 'silent' }),
      routes: [...files, questionRoutes, requestRoutes, scoreRoutes].flatMap((make) => make(dependencies)),
      rawMounts: [],
      metrics: createMetrics(() => Promise.resolve({ events: 0, outboxPending: 0 })),
      checkResponses: true,
      stopping: new AbortController().signal,
    });
  }

  const send = (
    method: 'get' | 'put' | 'post' | 'delete',
    path: string,
    person: string,
    key = 'key-00000001',
  ) => supertest(app)[method](path).set('authorization', `Bearer ${person}`).set('idempotency-key', key);

  const codeOf = ({ status, body }: Response) => [status, (body as { code?: string }).code];

  it('answers a commit with 201, its repetition with 200, and refusals as problems', async () => {
    const { id } = await makePublishedTender(dataSource, { deadlineInMs: 60_000 });
    const bidder = await makeBidder(dataSource);
    const { bid, revision, action, envelopes } = firstCommit(id, await uploadBid(dataSource, bidder, [lot1]));
    const path = `/tenders/${id}/bids/${bid}/revisions`;
    const body = { revision, action, envelopes };
    const commit = (by: string, key: string, change: object = {}) =>
      send('post', path, by, key).send({ ...body, ...change });
    const first = await commit(bidder.person, 'key-00000001');
    const again = await commit(bidder.person, 'key-00000001');
    expect([first.status, again.status]).to.deep.equal([201, 200]);
    expect(again.body).to.deep.equal(first.body);
    expect(codeOf(await commit(bidder.person, 'key-00000002'))).to.deep.equal([409, 'bidRevisionConflict']);
    expect(codeOf(await commit(bidder.person, 'key-3', {}))).to.deep.equal([422, 'invalidInput']);
    const withPrice = await commit(bidder.person, 'key-00000004', { price: 100 });
    expect(codeOf(withPrice)).to.deep.equal([422, 'invalidInput']);
    expect(codeOf(await commit('nobody', 'key-00000005'))).to.deep.equal([403, 'notPermitted']);
    const mine = await send('get', `/tenders/${id}/bids/mine`, bidder.person);
    expect(mine.body).to.have.nested.property(
      'revisions[0].receipt',
      (first.body as { receipt: string }).receipt,
    );
    const stranger = await makeBidder(dataSource);
    expect((await send('get', `/tenders/${id}/bids/mine`, stranger.person)).body).to.deep.equal({
      bid: null,
      revisions: [],
    });
  });

  it('serves custody to its people', async () => {
    const { id, manifest, custodians } = await makePublishedTender(dataSource, { deadlineInMs: 60_000 });
    await assignRole(dataSource, id, 'rup-1', 'rup');
    const custodian = custodians[0]?.person as string;
    expect((await send('get', `/tenders/${id}/custody`, 'rup-1')).body).to.include({ k: 2, n: 3 });
    expect(codeOf(await send('get', `/tenders/${id}/custody`, custodian))).to.deep.equal([
      403,
      'notPermitted',
    ]);
    const published = await supertest(app).get(`/tenders/${id}/manifest`);
    expect(published.body).to.deep.equal(manifest);
    const shares = await send('get', `/tenders/${id}/shares`, custodian);
    const { commitment } = (shares.body as { shares: { commitment: string }[] }).shares[0] ?? {
      commitment: '',
    };
    const acknowledged = send('post', `/tenders/${id}/shares/acknowledgements`, custodian);
    expect((await acknowledged.send({ commitments: [commitment] })).status).to.equal(204);
    expect((await send('post', `/tenders/${id}/custody/challenges`, custodian).send({})).status).to.equal(
      200,
    );
    const proof = send('post', `/tenders/${id}/custody/proofs`, custodian).send({ nonce: 'ab'.repeat(32) });
    expect(codeOf(await proof)).to.deep.equal([422, 'challengeNotMet']);
    const key = await send('get', `/tenders/${id}/keys/administrative/-`, custodian);
    expect(key.body).to.include({ lot: null, releasable: false, opened: false, permittedBy: null });
    const early = send('post', `/tenders/${id}/keys/administrative/-/shares`, custodian).send({
      index: 1,
      share: 'x',
    });
    expect(codeOf(await early)).to.deep.equal([422, 'sharePackageInvalid']);
    const noSuchLot = await send('get', `/tenders/${id}/keys/technical/LOT-9999`, custodian);
    expect(codeOf(noSuchLot)).to.deep.equal([404, 'notFound']);
  });

  it('serves succession to custodians, who are none afterwards', async () => {
    const { id, custodians, manifest } = await makePublishedTender(dataSource, { deadlineInMs: 60_000 });
    const leaver = custodians[0]?.person as string;
    const { custodians: others } = await makePublishedTender(dataSource, { deadlineInMs: 60_000 });
    const { person: to, recipient } = others[0] ?? expect.fail();
    const found = await send('get', `/tenders/${id}/custodians/${to}`, leaver);
    expect(found.body).to.deep.equal({ person: to, recipient });
    // Sealed to anyone: what is inside only the successor can see.
    const shares = manifest.keys.map(({ kind, lot, shares: [share] }) => ({
      ...{ kind, lot, index: 1, sealed: share?.sealed },
    }));
    const handOver = (some: object[]) =>
      send('post', `/tenders/${id}/shares/handovers`, leaver).send({ to, shares: some });
    expect(codeOf(await handOver(shares.slice(1)))).to.deep.equal([422, 'handoverInvalid']);
    expect((await handOver(shares)).status).to.equal(204);
    expect(codeOf(await handOver(shares))).to.deep.equal([403, 'notPermitted']);
    const own = await send('get', `/tenders/${id}/shares`, to);
    expect(own.body).to.have.nested.property('shares.length', 5);
  });

  it('serves openings, files, scores, questions and communications in the shapes that it documents', async () => {
    const folder = new UploadFolder(join(storageDir, 'uploads'));
    const tender = await OpenedTender.close(dataSource, folder, new SealedStorage(storageKey));
    await assignRole(dataSource, tender.id, 'seggio-1', 'seggio');
    await tender.open('administrative', null);
    const path = `/tenders/${tender.id}`;
    const [filed] = tender.bids;
    const openings = await send('get', `${path}/openings`, 'seggio-1');
    expect(openings.body).to.have.nested.property('items[0].envelopes.length', 2);
    const file = await send(
      'get',
      `${path}/envelopes/${filed.bid}/administrative/-/files/dgue.xml`,
      'seggio-1',
    ).buffer();
    expect(file.headers).to.include({ 'content-disposition': "attachment; filename*=UTF-8''dgue.xml" });
    expect((file.body as Buffer).toString()).to.equal('<dgue/>');
    expect((await send('get', `${path}/bids`, 'seggio-1')).body).to.have.nested.property('items.length', 2);
    await tender.admitAll();
    await tender.open('technical', lot1);
    const [member] = commission as [PersonId];
    const declaration = { stage: 'afterNames', text: 'none' };
    expect((await send('post', `${path}/declarations`, member).send(declaration)).status).to.equal(204);
    const redacted = encodeURIComponent('oscurata/relazione.pdf');
    const technical = `${path}/envelopes/${filed.bid}/technical/${lot1}/files/${redacted}`;
    expect((await send('get', technical, member)).status).to.equal(200);
    const scores = `${path}/lots/${lot1}/scores`;
    const criteria = {
      T1: { coefficient: '0.5', reason: 'solid' },
      T2: { coefficient: '1', reason: 'best' },
    };
    expect((await send('put', `${scores}/${filed.bid}`, member).send({ criteria })).status).to.equal(204);
    expect((await send('post', `${scores}/confirm`, member).send({ bids: [filed.bid] })).status).to.equal(
      204,
    );
    expect((await send('get', scores, member)).body).to.have.nested.property('items.length', 2);
    expect(codeOf(await supertest(app).get(`${path}/lots/${lot1}/evaluation`))).to.deep.equal([
      403,
      'notPermitted',
    ]);
    expect((await send('get', '/communications', filed.person)).body).to.deep.equal({
      items: [],
      next: null,
    });
  });

  it('takes questions and replies, and shows them in the shapes that it documents', async () => {
    const { id } = await makePublishedTender(dataSource, { deadlineInMs: 3_600_000 });
    await assignRole(dataSource, id, 'rup-1', 'rup');
    const bidder = await makeBidder(dataSource);
    const asked = await send('post', `/tenders/${id}/questions`, bidder.person).send({ text: 'FHIR R4?' });
    expect(asked.status).to.equal(201);
    const question = (asked.body as { id: string }).id;
    const answered = await send('post', `/tenders/${id}/questions/${question}/answer`, 'rup-1').send({
      text: 'Sì',
    });
    expect(answered.body).to.include({ answer: 'Sì' });
    expect((await supertest(app).get(`/tenders/${id}/questions`)).body).to.have.nested.property(
      'items.length',
      1,
    );
    expect((await send('put', `/tenders/${id}/subscription`, bidder.person)).status).to.equal(204);
    expect((await send('delete', `/tenders/${id}/subscription`, bidder.person)).status).to.equal(204);
    const bid = '3f0f6f0e-0000-4000-8000-000000000001';
    const dueAt = await instantIn(dataSource, 3_600_000);
    await append(dataSource, id, [
      eventOf('submissionClosed', {
        dueAt,
        bids: [{ bid: bid as never, supplier: bidder.supplier, lots: [lot1] }],
      }),
      eventOf('integrationRequested', { act: anAct, request: 'r1', bid: bid as never, dueAt }),
    ]);
    const reply = send('post', `/tenders/${id}/requests/r1/replies`, bidder.person).send({ text: 'Here' });
    expect((await reply).status).to.equal(201);
    const seen = await send('get', `/tenders/${id}/requests`, 'rup-1');
    expect(seen.body).to.have.nested.property('items[0].replies[0].text', 'Here');
    expect((await send('get', `/tenders/${id}/communications`, 'rup-1')).body).to.deep.equal({
      items: [],
      next: null,
    });
  });
});
