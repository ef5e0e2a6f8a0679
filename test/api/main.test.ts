import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { exportJWK, generateKeyPair } from 'jose';
import { openDataSource } from '../../entities/data-source.js';
import { localStack, makeTestDatabase, type TestDatabase } from '../local-stack.js';
import { makePublishedTender } from '../tender-fixture.js';
import { IdentityProvider } from './identity-provider.js';

describe('the process of the API', function () {
  this.timeout(90_000);
  let folder: string;
  let database: TestDatabase;
  let provider: IdentityProvider;
  let environment: NodeJS.ProcessEnv;
  let port: number;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bando-api-'));
    database = await makeTestDatabase();
    provider = await IdentityProvider.start();
    port = await freePort();
    const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
    const secrets = {
      receiptSigningJwk: await exportJWK(privateKey),
      storageKey: randomBytes(32).toString('base64'),
    };
    await writeFile(join(folder, 'secrets.json'), JSON.stringify(secrets));
    const { temporal } = (await localStack()).state;
    environment = {
      PATH: process.env.PATH,
      PORT: String(port),
      DATABASE_URL: database.url,
      TEMPORAL_ADDRESS: temporal?.address,
      OIDC_ISSUER: provider.issuer,
      BANDO_URL: `http://127.0.0.1:${port}`,
      STORAGE_DIR: join(folder, 'storage'),
      BANDO_SECRETS_FILE: join(folder, 'secrets.json'),
    };
  });

  after(async () => {
    await provider.stop();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  });

  const start = (env: NodeJS.ProcessEnv): ChildProcess =>
    spawn(process.execPath, ['--import', 'tsx', 'api/main.ts'], { env, stdio: ['ignore', 'pipe', 'pipe'] });

  it('names what its environment lacks, and no value of it', async () => {
    const child = start({ ...environment, OIDC_ISSUER: 'nonsense-value', BANDO_SECRETS_FILE: undefined });
    const said: Buffer[] = [];
    child.stderr?.on('data', (chunk: Buffer) => said.push(chunk));
    const [code] = (await once(child, 'close')) as [number];
    const text = Buffer.concat(said).toString('utf8');
    expect(code).to.not.equal(0);
    expect(text).to.include('OIDC_ISSUER').and.to.include('BANDO_SECRETS_FILE');
    expect(text).to.not.include('nonsense-value');
  });

  it('serves, is ready with its engine, and stops at SIGTERM though somebody listens to a stream', async () => {
    const tender = await makeTender(database);
    const child = start(environment);
    const exited = once(child, 'exit');
    await untilAnswers(`${environment.BANDO_URL}/health`);
    const ready = await fetch(`${environment.BANDO_URL}/ready`);
    expect(await ready.json()).to.deep.equal({ database: true, engine: true });
    const streamEnded = new Promise<void>((resolve, reject) => {
      get(`${environment.BANDO_URL}/tenders/${tender}/stream`, (answer) => {
        answer.once('data', () => child.kill('SIGTERM'));
        answer.once('end', resolve);
      }).on('error', reject);
    });
    const stoppingAt = performance.now();
    await streamEnded;
    expect(await exited).to.deep.equal([0, null]);
    expect(performance.now() - stoppingAt).to.be.lessThan(8_000);
  });
});

async function makeTender(database: TestDatabase): Promise<string> {
  const dataSource = await openDataSource({
    url: database.url,
    poolSize: 2,
    applicationName: 'api-main-test',
  });
  const { id } = await makePublishedTender(dataSource, { deadlineInMs: 3_600_000 });
  await dataSource.destroy();
  return id;
}

async function untilAnswers(address: string): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    const answer = await fetch(address).catch(() => undefined);
    if (answer?.ok) return;
    await delay(100);
  }
  throw new Error(`${address} did not answer`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
