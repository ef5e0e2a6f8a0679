import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { ApiClient } from '../../demo/client/api-client.js';
import { TokenSource } from '../../demo/client/token-source.js';
import { removeStackData } from '../../stack/remove-data.js';
import { startStack, type StackHandle } from '../../stack/start-stack.js';
import { audience, clientSecret, IdentityIssuer } from './identity-issuer.js';

/** What the machine configures from outside is left out: a proof is about the servers that it starts itself. */
const outside = [
  ...['DATABASE_URL', 'DATABASE_ADMIN_URL', 'TEMPORAL_ADDRESS', 'OIDC_ISSUER', 'OIDC_AUDIENCE', 'SMTP_URL'],
  'FVOE_ADDRESS',
  ...['BANDO_URL', 'STORAGE_DIR'],
];

/** A person who signs in and acts over HTTP. */
export interface Person {
  readonly handle: string;
  readonly client: ApiClient;
}

export interface ProvingGroundOptions {
  readonly log: (line: string) => void;
  /** Told of every request that failed and is tried again: a proof that must see no such trouble counts them. */
  readonly onTrouble?: (what: string) => void;
  readonly parts?: Parameters<typeof startStack>[0]['only'];
}

/** A whole stack in a folder of its own, on free ports, with people of the proof's own; nothing of it stays. */
export class ProvingGround {
  private readonly people = new Map<string, Person>();

  private constructor(
    readonly varDir: string,
    readonly stack: StackHandle,
    readonly issuer: IdentityIssuer,
    /** The owner of the database: to look behind the application's back. */
    readonly owner: pg.Pool,
    private readonly options: ProvingGroundOptions,
  ) {}

  static async open(options: ProvingGroundOptions): Promise<ProvingGround> {
    const issuer = await IdentityIssuer.start();
    const varDir = newVarDir();
    try {
      const stack = await startStack({
        varDir,
        ports: 'free',
        log: options.log,
        env: { ...localEnvironment(), OIDC_ISSUER: issuer.url, OIDC_AUDIENCE: audience },
        ...(options.parts && { only: options.parts }),
      });
      const owner = new pg.Pool({ connectionString: stack.state.postgres?.adminUrl ?? '', max: 4 });
      // The server's end, when the stack stops, is no news.
      owner.on('error', () => undefined);
      return new ProvingGround(varDir, stack, issuer, owner, options);
    } catch (error) {
      issuer.stop();
      await removeStackData(varDir);
      throw error;
    }
  }

  get api(): string {
    const { api } = this.stack.state;
    if (!api) throw new Error('this stack has no API');
    return api;
  }

  person(handle: string): Person {
    const known = this.people.get(handle);
    if (known) return known;
    const client = new ApiClient({
      baseUrl: this.api,
      tokens: new TokenSource(this.issuer.url, { clientId: handle, clientSecret }),
      ...(this.options.onTrouble && { onTrouble: this.options.onTrouble }),
    });
    const person = { handle, client };
    this.people.set(handle, person);
    return person;
  }

  get public(): ApiClient {
    return new ApiClient({ baseUrl: this.api });
  }

  async close(): Promise<void> {
    await this.owner.end();
    await this.stack.stop();
    this.issuer.stop();
    await removeStackData(this.varDir);
  }
}

/** Not made by `mkdtemp`, which would close it to the OS user that runs PostgreSQL when the proof runs as root. */
export function newVarDir(): string {
  const varDir = join(tmpdir(), `bando-proof-${randomBytes(6).toString('hex')}`);
  mkdirSync(varDir, { mode: 0o711 });
  return varDir;
}

export function localEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !outside.includes(name)));
}

/** Runs a proof on a ground of its own, which is cleared away whatever happens; Ctrl-C included. */
export async function onProvingGround<T>(
  options: ProvingGroundOptions,
  work: (ground: ProvingGround) => Promise<T>,
): Promise<T> {
  const ground = await ProvingGround.open(options);
  const interrupted = (): void => void ground.close().finally(() => process.exit(130));
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  try {
    return await work(ground);
  } finally {
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
    await ground.close();
  }
}
