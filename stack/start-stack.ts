import { mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { parseStackEnvironment } from './environment.js';
import { refreshCredentials } from './identity/credentials.js';
import { stackMark, stopLeftovers } from './leftover-processes.js';
import { migrate } from './migrate.js';
import { toApiSpec, toFvoeSpec, toIdentitySpec, toMailSpec, toWorkerSpec } from './node-children.js';
import { choosePorts, usualPorts, type Ports } from './ports.js';
import { getPostgresBinaries } from './postgres/binaries.js';
import { ensureDataDir, findCluster, getCluster, type Cluster } from './postgres/cluster.js';
import { toPostgresSpec } from './postgres/server.js';
import { getPostgresUser } from './postgres/system-user.js';
import { identifyProcess } from './process-identity.js';
import { tryLock, type ProcessLock } from './process-lock.js';
import { ensureSecrets } from './secrets.js';
import { ensureSigningMaterial } from './signing-certificate.js';
import {
  stackParts,
  toAddresses,
  toApplicationEnvironment,
  type LayoutInput,
  type StackPart,
} from './stack-layout.js';
import { childNames, findStackState, writeStackState, type StackState } from './stack-state.js';
import type { ChildSpec } from './supervised-child.js';
import { Supervisor } from './supervisor.js';
import { resolveTemporalCli } from './temporal-cli.js';
import { toTemporalSpec } from './temporal/server.js';

export interface StartStackOptions {
  readonly varDir: string;
  /** `usual`: 8080, 7233 … where they are free; `free`: any, so that several stacks run side by side. */
  readonly ports: 'usual' | 'free';
  /** Everything, unless said. What the environment configures from outside is never started. */
  readonly only?: readonly StackPart[];
  readonly log: (line: string) => void;
  readonly env?: NodeJS.ProcessEnv;
  /** Ends a start that is still under way. */
  readonly signal?: AbortSignal;
}

export interface StackHandle {
  readonly state: StackState;
  /** What worker and API are given, with `DATABASE_ADMIN_URL` beside it. */
  readonly env: Readonly<Record<string, string>>;
  /** API and worker first, drained; the stores last. */
  stop(): Promise<void>;
  /** Without waiting for anyone. */
  kill(): void;
}

export class StackAlreadyRunning extends Error {
  override readonly name = 'StackAlreadyRunning';

  constructor(
    readonly varDir: string,
    readonly pid: number,
  ) {
    super(
      `a stack is already running on ${varDir} (process ${pid}); stop it, or set BANDO_VAR to another folder`,
    );
  }
}

class Stack implements StackHandle {
  state: StackState;
  readonly env: Readonly<Record<string, string>>;
  private readonly supervisor: Supervisor;
  private readonly wanted: ReadonlySet<StackPart>;
  private readonly childEnv: NodeJS.ProcessEnv;
  private readonly onExit = (): void => this.supervisor.signalAll();

  constructor(
    private readonly options: StartStackOptions,
    private readonly layout: LayoutInput,
    private readonly lock: ProcessLock,
  ) {
    const { varDir, wanted, ports } = layout;
    const inherited = options.env ?? process.env;
    this.wanted = wanted;
    const launcher = identifyProcess(process.pid);
    const startedAt = new Date().toISOString();
    this.state = { ...toAddresses(layout), pids: { launcher }, ports, startedAt, readyAt: null };
    const application = toApplicationEnvironment(layout, inherited);
    this.childEnv = { ...inherited, DATABASE_ADMIN_URL: undefined, ...application, [stackMark]: varDir };
    const adminUrl = this.state.postgres?.adminUrl;
    this.env = { ...application, ...(adminUrl && { DATABASE_ADMIN_URL: adminUrl }) };
    this.supervisor = new Supervisor({
      logDir: join(varDir, 'log'),
      log: options.log,
      onProcess: (name, identity) => this.update({ pids: { ...this.state.pids, [name]: identity } }),
    });
    process.once('exit', this.onExit);
  }

  private update(change: Partial<StackState>): void {
    this.state = { ...this.state, ...change };
    writeStackState(this.layout.varDir, this.state);
  }

  async start(): Promise<void> {
    this.options.signal?.addEventListener('abort', this.onExit);
    this.update({});
    const servers = [
      ...[this.startPostgres(), this.startTemporal()],
      ...[this.startIdentity(), this.startMail(), this.startFvoe()],
    ];
    await allOrFirstError(servers);
    this.options.signal?.throwIfAborted();
    const { ports } = this.layout;
    await allOrFirstError([
      this.startWanted('worker', () => toWorkerSpec(this.childEnv)),
      this.startWanted('api', () => toApiSpec(this.childEnv, ports)),
    ]);
    this.update({ readyAt: new Date().toISOString() });
  }

  private async startWanted(part: StackPart, toSpec: () => ChildSpec | Promise<ChildSpec>): Promise<void> {
    if (!this.wanted.has(part)) return;
    const spec = await toSpec();
    this.options.signal?.throwIfAborted();
    const startedAt = performance.now();
    await this.supervisor.start(spec);
    this.options.log(`${part.padEnd(12)} ready (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
  }

  private async startPostgres(): Promise<void> {
    const { cluster, ports } = this.layout;
    if (cluster) {
      await this.startWanted('postgres', async () => {
        const user = getPostgresUser();
        const binaries = await getPostgresBinaries(user);
        const isNew = await ensureDataDir(cluster, binaries, user);
        if (isNew) this.options.log(`postgres     new data directory ${cluster.dataDir}`);
        return toPostgresSpec({ binaries, cluster, user, port: ports.postgres });
      });
    }
    if (this.wanted.has('migrations') && this.state.postgres)
      await migrate(this.state.postgres, this.options.log);
  }

  private async startTemporal(): Promise<void> {
    if (this.layout.configured.TEMPORAL_ADDRESS) return;
    const { varDir, ports } = this.layout;
    const { log, env, signal } = this.options;
    await this.startWanted('temporal', async () => {
      const cli = await resolveTemporalCli({ log, env, signal });
      log(`temporal     CLI from ${cli.source}`);
      return toTemporalSpec({
        cli: cli.path,
        varDir,
        port: ports.temporal,
        uiPort: ports.temporalUi,
        env: this.childEnv,
      });
    });
  }

  private async startIdentity(): Promise<void> {
    const { configured, varDir, ports } = this.layout;
    const issuer = this.state.oidc?.issuer;
    if (configured.OIDC_ISSUER || !issuer) return;
    await this.startWanted('identity', () => {
      const { OIDC_AUDIENCE: audience = '', BANDO_URL: bandoUrl = '' } = this.env;
      refreshCredentials({ varDir, issuer, audience, bandoUrl });
      return toIdentitySpec(this.childEnv, ports);
    });
  }

  private async startMail(): Promise<void> {
    if (this.layout.configured.SMTP_URL) return;
    await this.startWanted('mail', () => toMailSpec(this.childEnv, this.layout.ports));
  }

  private async startFvoe(): Promise<void> {
    if (this.layout.configured.FVOE_ADDRESS) return;
    await this.startWanted('fvoe', () => toFvoeSpec(this.childEnv, this.layout.ports));
  }

  async stop(): Promise<void> {
    await this.supervisor.stop(childNames);
    this.forget();
  }

  kill(): void {
    this.supervisor.killAll();
    this.forget();
  }

  private forget(): void {
    process.removeListener('exit', this.onExit);
    this.options.signal?.removeEventListener('abort', this.onExit);
    this.update({ pids: {}, startedAt: null, readyAt: null });
    this.lock.release();
  }
}

/** Waits for all of them, so that nothing is still being started when the error of one makes the others stop. */
async function allOrFirstError(starts: readonly Promise<void>[]): Promise<void> {
  const results = await Promise.allSettled(starts);
  const failure = results.find((result) => result.status === 'rejected');
  if (failure) throw failure.reason;
}

/** Others may pass through, since PostgreSQL's own user must, and list nothing. */
function toRealFolder(path: string): string {
  mkdirSync(path, { recursive: true, mode: 0o711 });
  return realpathSync(path);
}

async function getOwnCluster(
  varDir: string,
  wanted: ReadonlySet<StackPart>,
  isExternal: boolean,
): Promise<Cluster | undefined> {
  return wanted.has('postgres') && !isExternal ? getCluster(varDir, getPostgresUser()) : undefined;
}

async function prepare(varDir: string, options: StartStackOptions): Promise<LayoutInput> {
  const configured = parseStackEnvironment(options.env ?? process.env);
  const wanted = new Set(options.only ?? stackParts);
  const previous = findStackState(varDir);
  await stopLeftovers(varDir, previous, findCluster(varDir)?.dataDir, options.log);
  const ports: Ports = await choosePorts(previous?.ports ?? {}, options.ports === 'usual' ? usualPorts : {});
  const cluster = await getOwnCluster(varDir, wanted, configured.DATABASE_URL !== undefined);
  await ensureSecrets(varDir);
  if (wanted.has('worker')) await ensureSigningMaterial(varDir);
  return { varDir, configured, wanted, ports, cluster };
}

/**
 * Brings up what is asked for, on data that stay in `varDir`; resolves when everything serves. On failure nothing is left
 * running. Throws `StackAlreadyRunning` when another process holds these data.
 */
export async function startStack(options: StartStackOptions): Promise<StackHandle> {
  const varDir = toRealFolder(options.varDir);
  const attempt = tryLock(join(varDir, 'launcher.lock'));
  if ('heldBy' in attempt) throw new StackAlreadyRunning(varDir, attempt.heldBy.pid);
  let stack: Stack | undefined;
  try {
    stack = new Stack(options, await prepare(varDir, options), attempt.lock);
    await stack.start();
    return stack;
  } catch (error) {
    if (stack) await stack.stop();
    else attempt.lock.release();
    throw error;
  }
}
