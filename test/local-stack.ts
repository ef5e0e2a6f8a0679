import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import pg from 'pg';
import { runMigrations } from '../entities/migrate.js';
import type { StackHandle } from '../stack/start-stack.js';
import { resolveTemporalCli } from '../stack/temporal-cli.js';
import { makeVarDir, startParts } from './stack/temporary-stack.js';

/** A database of one suite: the real schema, both roles, nothing in it. */
export interface TestDatabase {
  readonly url: string;
  readonly adminUrl: string;
  drop(): Promise<void>;
}

const template = 'bando_test_template';
let stack: Promise<StackHandle> | undefined;
let templateMade: Promise<void> | undefined;
const varDir = makeVarDir();

/** The real PostgreSQL and the real Temporal server, started once for all suites that ask. */
export function localStack(): Promise<StackHandle> {
  stack ??= startParts(varDir, ['postgres', 'temporal', 'migrations']);
  return stack;
}

/** On a bare machine the Temporal CLI is fetched or built once, which takes minutes: before any test's time runs. */
export async function mochaGlobalSetup(): Promise<void> {
  await resolveTemporalCli({ log: (line) => console.error(line) });
}

/** Stops what `localStack` started; mocha calls it after the last test. */
export const mochaHooks = {
  async afterAll(this: Mocha.Context): Promise<void> {
    this.timeout(60_000);
    const running = await stack;
    await running?.stop();
    await rm(varDir, { recursive: true, force: true, maxRetries: 3 });
  },
};

/** Copies the migrated schema into a new database, in some tens of milliseconds. */
export async function makeTestDatabase(): Promise<TestDatabase> {
  const { postgres } = (await localStack()).state;
  if (!postgres?.adminUrl) throw new Error('the local stack runs no PostgreSQL of its own');
  const { url, adminUrl } = postgres;
  templateMade ??= makeTemplate(adminUrl, decodeURIComponent(new URL(url).password));
  await templateMade;
  const name = `bando_test_${randomBytes(6).toString('hex')}`;
  await asOwner(adminUrl, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  return {
    url: inDatabase(url, name),
    adminUrl: inDatabase(adminUrl, name),
    drop: () => asOwner(adminUrl, `DROP DATABASE ${name} WITH (FORCE)`),
  };
}

async function makeTemplate(adminUrl: string, appPassword: string): Promise<void> {
  await asOwner(adminUrl, `CREATE DATABASE ${template}`);
  await runMigrations({ adminUrl: inDatabase(adminUrl, template), appPassword });
}

async function asOwner(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function inDatabase(url: string, name: string): string {
  const moved = new URL(url);
  moved.pathname = `/${name}`;
  return moved.toString();
}
