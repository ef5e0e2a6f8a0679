import { spawn, type ChildProcess } from 'node:child_process';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, stat, utimes } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { expect } from 'chai';
import type { DataSource } from 'typeorm';
import { cleanUploads } from '../../application/bidding/clean-uploads.js';
import type { Bidder } from '../../application/bidding/commit-bid.js';
import { openUploadFolder } from '../../application/storage.js';
import { openDataSource } from '../../entities/data-source.js';
import { callCommitBids, type StatementPool } from '../../entities/stores/bid-store.js';
import type { BidId, Sha256Hex } from '../../domain/types.js';
import { writePdf } from '../../proofs/bombs/write-pdf.js';
import { makeTestDatabase, type TestDatabase } from '../local-stack.js';
import { lot1, makeBidder, makePublishedTender } from '../tender-fixture.js';
import { codeOf, firstCommit, makeCommitting, makeReceiptKey, uploadBid } from './bid-fixture.js';

const tus = { 'tus-resumable': '1.0.0' };
const octets = { 'content-type': 'application/offset+octet-stream' };
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('uploads', function () {
  this.timeout(60_000);
  let database: TestDatabase;
  let dataSource: DataSource;
  let storageDir: string;
  let bidder: Bidder;
  let child: ChildProcess;
  let base: string;

  before(async function () {
    this.timeout(300_000);
    database = await makeTestDatabase();
    dataSource = await openDataSource({ url: database.url, poolSize: 8, applicationName: 'uploads-test' });
    storageDir = await mkdtemp(join(tmpdir(), 'bando-storage-'));
    bidder = await makeBidder(dataSource);
    await startServer();
  });

  after(async () => {
    await killServer();
    await dataSource?.destroy();
    await database?.drop();
    await rm(storageDir, { recursive: true, force: true });
  });

  async function startServer(more: NodeJS.ProcessEnv = {}): Promise<void> {
    const script = new URL('./upload-process.ts', import.meta.url).pathname;
    const env = { ...process.env, DATABASE_URL: database.url, STORAGE_DIR: storageDir, ...more };
    child = spawn(process.execPath, ['--import', 'tsx', script], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(child.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
    base = `http://127.0.0.1:${line.toString().trim()}`;
  }

  async function killServer(): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }

  const send = (method: string, path: string, headers: object = {}, body?: Uint8Array, by = bidder) =>
    fetch(base + path, {
      method,
      headers: { authorization: `Bearer ${by.person}`, ...tus, ...headers },
      body: body && Uint8Array.from(body),
    });

  async function create(length: number, headers: object = {}): Promise<string> {
    const created = await send('POST', '/uploads', { 'upload-length': String(length), ...headers });
    expect(created.status).to.equal(201);
    return created.headers.get('location') as string;
  }

  async function uploadWhole(
    content: Uint8Array,
    headers: object = {},
  ): Promise<{ location: string; sent: Response }> {
    const location = await create(content.length, headers);
    return { location, sent: await send('PATCH', location, { 'upload-offset': '0', ...octets }, content) };
  }

  async function sealed(bytes: number): Promise<Uint8Array> {
    const encrypter = new Encrypter();
    encrypter.addRecipient(await identityToRecipient(await generateX25519Identity()));
    return encrypter.encrypt(randomBytes(bytes));
  }

  it('answers the last byte with everything on disk and its own digest', async () => {
    const content = await sealed(300_000);
    const { location, sent } = await uploadWhole(content);
    expect(sent.status).to.equal(204);
    const receipt = (await (await send('GET', `${location}/receipt`)).json()) as object;
    expect(receipt).to.include({ bytes: content.length, sha256: sha256(content) });
  });

  it('goes on where the disk stands after kill -9, five times', async () => {
    const content = await sealed(12_000_000);
    const location = await create(content.length);
    for (let kill = 0; kill < 5; kill += 1) {
      const from = await offsetOf(location);
      void trickle(location, content.subarray(from, from + 2_400_000), from);
      await sleep(60);
      await killServer();
      await startServer();
      const onDisk = await stat(join(storageDir, location));
      expect(await offsetOf(location)).to.equal(onDisk.size);
    }
    const from = await offsetOf(location);
    await send('PATCH', location, { 'upload-offset': String(from), ...octets }, content.subarray(from));
    const receipt = (await (await send('GET', `${location}/receipt`)).json()) as object;
    expect(receipt).to.include({ sha256: sha256(content) });
  });

  async function offsetOf(location: string): Promise<number> {
    return Number((await send('HEAD', location)).headers.get('upload-offset'));
  }

  /** Sends in pieces, until the server is gone. */
  async function trickle(location: string, content: Uint8Array, offset: number): Promise<void> {
    const headers = {
      authorization: `Bearer ${bidder.person}`,
      ...tus,
      ...octets,
      'upload-offset': String(offset),
    };
    const sending = httpRequest(base + location, { method: 'PATCH', headers });
    sending.on('error', () => undefined).on('response', (response) => response.resume());
    for (let at = 0; at < content.length && !sending.destroyed; at += 100_000) {
      sending.write(content.subarray(at, at + 100_000));
      await sleep(5);
    }
    sending.end();
  }

  it('refuses what is not sealed, and keeps nothing of it', async () => {
    const armoured = Buffer.from(
      `-----BEGIN AGE ENCRYPTED FILE-----\n${randomBytes(200).toString('base64')}`,
    );
    const cases: [Uint8Array, string][] = [
      [armoured, 'envelopeArmoured'],
      [Buffer.from('a plain price: 100.00'), 'envelopeHeaderInvalid'],
      [await withPassphrase(), 'envelopePassphrase'],
    ];
    for (const [content, code] of cases) {
      const { location, sent } = await uploadWhole(content);
      expect(sent.status).to.equal(422);
      expect(sent.headers.get('content-type')).to.match(/problem\+json/);
      expect(((await sent.json()) as { code: string }).code).to.equal(code);
      expect((await send('GET', `${location}/receipt`)).status).to.equal(404);
      const left = await readdir(join(storageDir, 'uploads'));
      expect(left.filter((name) => location.endsWith(name.replace('.json', '')))).to.deep.equal([]);
    }
  });

  async function withPassphrase(): Promise<Uint8Array> {
    const encrypter = new Encrypter();
    encrypter.setScryptWorkFactor(2);
    encrypter.setPassphrase('secret');
    return encrypter.encrypt('x');
  }

  const attachment = { 'upload-metadata': `kind ${Buffer.from('attachment').toString('base64')}` };

  it('inspects an attachment with its last byte, and says what it is', async () => {
    const { location, sent } = await uploadWhole(writePdf(), attachment);
    expect(sent.status).to.equal(204);
    const receipt = (await (await send('GET', `${location}/receipt`)).json()) as { inspection: object };
    expect(receipt.inspection).to.include({ type: 'pdf', refused: null });
    const { location: sealedLocation } = await uploadWhole(await sealed(10));
    const other = (await (await send('GET', `${sealedLocation}/receipt`)).json()) as { inspection: object };
    expect(other.inspection).to.equal(null);
  });

  it('refuses an attachment that acts, with its reason, and says the same ever after', async () => {
    const { location, sent } = await uploadWhole(writePdf(['<< /S /Launch >>']), attachment);
    const again = await send('GET', `${location}/receipt`);
    for (const answer of [sent, again]) {
      expect(answer.status).to.equal(422);
      const problem = (await answer.json()) as { code: string; params: object };
      expect(problem.code).to.equal('fileActiveContent');
      expect(problem.params).to.include({ type: 'pdf', reasons: 'Launch' });
    }
    expect((await send('HEAD', location)).status).to.equal(404);
    const stranger = await makeBidder(dataSource);
    expect((await send('GET', `${location}/receipt`, {}, undefined, stranger)).status).to.equal(404);
  });

  it('asks to come back while the antivirus is away, and then ends the upload', async () => {
    await killServer();
    await startServer({ CLAMD_ADDRESS: '127.0.0.1:1' });
    const { location, sent } = await uploadWhole(Buffer.from('a text'), attachment);
    expect([sent.status, sent.headers.get('retry-after')]).to.deep.equal([503, '5']);
    expect(((await sent.json()) as { code: string }).code).to.equal('scannerUnavailable');
    await killServer();
    await startServer();
    const receipt = await send('GET', `${location}/receipt`);
    expect(receipt.status).to.equal(200);
    expect(await receipt.json()).to.have.property('sha256', sha256(Buffer.from('a text')));
  });

  it('takes no file name, nor anything else but a kind', async () => {
    for (const metadata of ['filename b2ZmZXJ0YS5wZGY=', 'kind cGxhaW4=', 'kind ZW52ZWxvcGU=,title eA==']) {
      const headers = { 'upload-length': '10', 'upload-metadata': metadata };
      const refused = await send('POST', '/uploads', headers);
      expect(refused.status).to.equal(422);
      expect(await refused.text()).not.to.include('offerta');
    }
  });

  it('begins no upload over the quota of its supplier, and says so', async () => {
    const hoarder = await makeBidder(dataSource);
    await dataSource.query(
      'INSERT INTO begun_uploads (id, supplier, bytes) SELECT gen_random_uuid()::text, $1, 10 FROM generate_series(1, 500)',
      [hoarder.supplier],
    );
    const refused = await send('POST', '/uploads', { 'upload-length': '10' }, undefined, hoarder);
    const { code, params } = (await refused.json()) as { code: string; params: object };
    expect([refused.status, code]).to.deep.equal([409, 'quotaExceeded']);
    expect(params).to.deep.equal({ quota: 'uploads', limit: 500 });
    expect((await send('POST', '/uploads', { 'upload-length': '10' })).status).to.equal(201);
  });

  it('shows an upload to nobody but its supplier', async () => {
    const stranger = await makeBidder(dataSource);
    const location = await create(10);
    for (const method of ['HEAD', 'PATCH', 'DELETE']) {
      const body = method === 'PATCH' ? randomBytes(10) : undefined;
      const answer = await send(method, location, { 'upload-offset': '0', ...octets }, body, stranger);
      expect(answer.status, method).to.equal(404);
    }
    expect((await send('GET', `${location}/receipt`, {}, undefined, stranger)).status).to.equal(404);
    expect((await send('GET', location)).status).to.equal(404);
  });

  it('gives no receipt before the last byte', async () => {
    const location = await create(10);
    const answer = await send('GET', `${location}/receipt`);
    expect([answer.status, ((await answer.json()) as { code: string }).code]).to.deep.equal([
      409,
      'uploadIncomplete',
    ]);
  });

  it('lets no bid name an attachment, which is not sealed', async () => {
    const content = Buffer.from('a document for the soccorso');
    const { location } = await uploadWhole(content, { 'upload-metadata': 'kind YXR0YWNobWVudA==' });
    const receipt = (await (await send('GET', `${location}/receipt`)).json()) as object;
    expect(receipt).to.include({ sha256: sha256(content), completedAt: null });
    const rows = await dataSource.query<unknown[]>('SELECT FROM uploads WHERE sha256 = $1', [
      sha256(content),
    ]);
    expect(rows).to.have.length(0);
  });

  describe('cleaning', () => {
    const folder = () => openUploadFolder(storageDir);

    async function age(location: string): Promise<void> {
      const path = join(storageDir, location);
      for (const file of [path, `${path}.json`]) await utimes(file, 0, 0);
      await asOwner("UPDATE uploads SET completed_at = '2020-01-01' WHERE id = $1", [
        location.split('/').at(-1),
      ]);
    }

    async function asOwner(text: string, values: unknown[]): Promise<void> {
      const owner = await openDataSource({ url: database.adminUrl, poolSize: 1, applicationName: 'owner' });
      await owner.query(text, values);
      await owner.destroy();
    }

    it('removes what nothing names and keeps what a bid names', async () => {
      const { id } = await makePublishedTender(dataSource, { deadlineInMs: 60_000 });
      const [named, left, begun] = [
        await uploadWhole(await sealed(10)),
        await uploadWhole(await sealed(10)),
        await create(9),
      ];
      const receipt = (await (await send('GET', `${named.location}/receipt`)).json()) as {
        sha256: string;
        bytes: number;
      };
      const [, technical, economic] = await uploadBid(dataSource, bidder, [lot1]);
      const administrative = {
        kind: 'administrative',
        lot: null,
        sha256: receipt.sha256,
        bytes: receipt.bytes,
      };
      const envelopes = [administrative, technical, economic] as Parameters<typeof firstCommit>[1];
      const committing = makeCommitting(dataSource, await makeReceiptKey());
      await committing.commit(bidder, firstCommit(id, envelopes), 'key-00000001');
      for (const location of [named.location, left.location, begun]) await age(location);
      expect(await cleanUploads(dataSource, folder(), 24)).to.equal(2);
      expect((await send('GET', `${named.location}/receipt`)).status).to.equal(200);
      expect((await send('GET', `${left.location}/receipt`)).status).to.equal(404);
      expect((await send('HEAD', begun)).status).to.equal(404);
    });

    it('is seen by a commit that waited for it', async () => {
      const { id } = await makePublishedTender(dataSource, { deadlineInMs: 60_000 });
      const uploads = await uploadBid(dataSource, bidder, [lot1]);
      const [named] = uploads.map(({ sha256: digest }) => digest);
      const { master } = dataSource.driver as unknown as { master: StatementPool };
      const about = {
        tender: id,
        ...bidder,
        bid: randomUUID() as BidId,
        revision: 1,
        action: 'commit' as const,
      };
      const digests = { commandId: named as Sha256Hex, bodyDigest: named as Sha256Hex };
      const receipt = {
        issuer: 'x',
        jti: randomUUID(),
        salt: randomBytes(32),
        previous: null,
        envelopes: '[]',
      };
      const waiting = await dataSource.transaction(async (manager) => {
        await manager.query('LOCK TABLE uploads IN ACCESS EXCLUSIVE MODE');
        const commit = callCommitBids(master, [{ ...about, ...digests, ...receipt, uploads }]);
        await sleep(200);
        await manager.query('DELETE FROM uploads WHERE sha256 = $1', [named]);
        return { commit };
      });
      expect((await waiting.commit)[0]?.status).to.equal('uploadMissing');
    });

    it('never takes away an upload that a commit names at the same time', async () => {
      const { id } = await makePublishedTender(dataSource, { deadlineInMs: 60_000 });
      const committing = makeCommitting(dataSource, await makeReceiptKey());
      const attempts = await Promise.all(
        Array.from({ length: 40 }, async () => {
          const by = await makeBidder(dataSource);
          return { by, request: firstCommit(id, await uploadBid(dataSource, by, [lot1])) };
        }),
      );
      await asOwner("UPDATE uploads SET completed_at = '2020-01-01' WHERE completed_at > $1", ['2021-01-01']);
      const cleaning = Promise.all([1, 2, 3].map(() => cleanUploads(dataSource, folder(), 24)));
      const codes = await Promise.all(
        attempts.map(({ by, request }) => codeOf(committing.commit(by, request, 'key-00000001'))),
      );
      await cleaning;
      expect(codes.filter((code) => !['none', 'uploadMissing'].includes(code))).to.deep.equal([]);
      const [row] = await dataSource.query<{ lost: number }[]>(
        `SELECT count(*)::int AS lost FROM bids b, jsonb_array_elements(b.envelopes) e WHERE b.tender = $1
           AND NOT EXISTS (SELECT FROM uploads u WHERE u.supplier = b.supplier AND u.sha256 = e->>'sha256')`,
        [id],
      );
      expect(row?.lost).to.equal(0);
    });
  });
});
