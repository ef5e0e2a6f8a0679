import { Client } from 'pg';
import type { ChildSpec } from '../supervised-child.js';
import type { PostgresBinaries } from './binaries.js';
import { appRole, databaseName, ownerRole, removeStalePostmasterPid, type Cluster } from './cluster.js';
import type { SystemUser } from './system-user.js';

export interface PostgresUrls {
  readonly url: string;
  readonly adminUrl: string;
}

export function toPostgresUrls(cluster: Cluster, port: number): PostgresUrls {
  const at = `127.0.0.1:${port}/${databaseName}`;
  return {
    url: `postgres://${appRole}:${cluster.appPassword}@${at}`,
    adminUrl: `postgres://${ownerRole}:${cluster.ownerPassword}@${at}`,
  };
}

/**
 * Durability is on by default; said here so that no postgresql.conf can take it away. Statements and key values stay out of
 * the log: before a deadline they would tell who bids.
 */
function toSettings(port: number): readonly string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '200',
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000, query_timeout: 5_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Serves, and holds our database: made here because it must exist before anyone can be asked to migrate it. */
async function ensureDatabase(adminUrl: string): Promise<void> {
  const maintenance = new URL(adminUrl);
  maintenance.pathname = '/postgres';
  await withClient(maintenance.href, async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [databaseName]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${databaseName}`);
  });
}

export interface PostgresServerOptions {
  readonly binaries: PostgresBinaries;
  readonly cluster: Cluster;
  readonly user: SystemUser | undefined;
  readonly port: number;
}

export function toPostgresSpec({ binaries, cluster, user, port }: PostgresServerOptions): ChildSpec {
  const { adminUrl } = toPostgresUrls(cluster, port);
  return {
    name: 'postgres',
    command: binaries.postgres,
    args: ['-D', cluster.dataDir, ...toSettings(port)],
    cwd: '/',
    env: {},
    user,
    prepare: () => removeStalePostmasterPid(cluster.dataDir),
    ready: () => ensureDatabase(adminUrl),
    // SIGINT is PostgreSQL's fast shutdown: it rolls back and disconnects; SIGTERM would wait for every client to leave.
    stopSignal: 'SIGINT',
    stopTimeoutMs: 30_000,
  };
}
