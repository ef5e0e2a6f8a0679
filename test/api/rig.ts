import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { pino } from 'pino';
import supertest from 'supertest';
import type { DataSource } from 'typeorm';
import type { ApiSurface } from '../../api/api-surface.js';
import { createOidcAuthenticator } from '../../api/authentication.js';
import { createApi } from '../../api/create-api.js';
import type { RateLimits } from '../../api/rate-limit.js';
import { renderDocument } from '../../activities/documents/render-document.js';
import { FileInspector } from '../../activities/inspection/file-inspector.js';
import { Inspections } from '../../application/files/inspections.js';
import { openUploadFolder } from '../../application/storage.js';
import { LocalActSigner } from '../../application/tenders/act-signer.js';
import { DomainError } from '../../domain/errors.js';
import { openDataSource } from '../../entities/data-source.js';
import { makeTestDatabase, type TestDatabase } from '../local-stack.js';
import { IdentityProvider, type TokenOptions } from './identity-provider.js';
import { RecordingSender } from './recording-sender.js';

export type Method = 'get' | 'post' | 'put' | 'delete' | 'patch';

export interface RigOptions {
  readonly sandbox?: boolean;
  readonly limits?: RateLimits;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly body: unknown;
}

export interface Sent {
  readonly as?: string;
  readonly token?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The administrator of the platform, by his token. */
export const administrator = 'amministra';

/** The real API over a real database and a real token issuer; commands go to the record without an engine. */
export class Rig {
  readonly logLines: string[] = [];
  surface!: ApiSurface;
  engineReady = true;
  readonly inspector = new FileInspector();
  private server!: Server;
  private readonly stopping = new AbortController();
  private readonly tokens = new Map<string, string>();

  private constructor(
    readonly database: TestDatabase,
    readonly dataSource: DataSource,
    readonly provider: IdentityProvider,
    readonly sender: RecordingSender,
    readonly receiptJwk: JWK,
    readonly storageDir: string,
  ) {}

  static async start(options: RigOptions = {}): Promise<Rig> {
    const database = await makeTestDatabase();
    const [dataSource, provider, keys, storageDir] = await Promise.all([
      openDataSource({ url: database.url, poolSize: 16, applicationName: 'api-test' }),
      IdentityProvider.start(),
      generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true }),
      mkdtemp(join(tmpdir(), 'bando-api-')),
    ]);
    const jwk = await exportJWK(keys.privateKey);
    const sender = new RecordingSender(dataSource, () => new DomainError('temporarilyUnavailable'));
    const rig = new Rig(database, dataSource, provider, sender, jwk, storageDir);
    await rig.serve(options);
    return rig;
  }

  private async serve({ sandbox = true, limits }: RigOptions): Promise<void> {
    const { dataSource, sender, receiptJwk, storageDir } = this;
    const { app, surface } = createApi(
      {
        ...{ dataSource, sender, processes: sender, signer: new LocalActSigner(receiptJwk) },
        secrets: { receiptSigningJwk: receiptJwk, storageKey: randomBytes(32).toString('base64') },
        settings: { url: 'http://bando.test', sandbox, storageDir },
        inspections: new Inspections(dataSource, openUploadFolder(storageDir), this.inspector),
        receiptPrinter: { print: (request) => Promise.resolve(renderDocument(request)) },
        isEngineReady: () => Promise.resolve(this.engineReady),
      },
      {
        authenticator: createOidcAuthenticator({ issuer: this.provider.issuer, audience: 'bando' }),
        logger: pino({ level: 'info' }, { write: (line: string) => void this.logLines.push(line) }),
        stopping: this.stopping.signal,
        checkResponses: true,
        ...(limits ? { limits } : {}),
      },
    );
    this.surface = surface;
    this.server = createServer(app).listen(0, '127.0.0.1');
    await once(this.server, 'listening');
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** A request, signed in as a person where one is named; a POST has a new idempotency key unless it brings one. */
  async send(method: Method, path: string, { as, token, body, headers = {} }: Sent = {}): Promise<Answer> {
    const bearer = token ?? (as === undefined ? undefined : await this.tokenFor(as));
    const test = supertest(this.server)[method](path);
    if (bearer !== undefined) test.set('authorization', `Bearer ${bearer}`);
    if (method === 'post') test.set('idempotency-key', randomUUID());
    return test.set(headers).send(body as object | undefined);
  }

  get(path: string, as?: string): Promise<Answer> {
    return this.send('get', path, as === undefined ? {} : { as });
  }

  /** One token for each person, unless it is to be special. */
  async tokenFor(person: string, options?: TokenOptions): Promise<string> {
    if (options) return this.provider.tokenFor(person, options);
    const known = this.tokens.get(person);
    if (known) return known;
    const claims = person === administrator ? { bando_roles: ['administrator'] } : {};
    const token = await this.provider.tokenFor(person, { claims });
    this.tokens.set(person, token);
    return token;
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    this.server.close();
    this.server.closeAllConnections();
    await this.provider.stop();
    await this.dataSource.destroy();
    await this.database.drop();
    await rm(this.storageDir, { recursive: true, force: true });
  }
}
