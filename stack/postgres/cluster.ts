import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { findPrivateJson, getOrCreatePrivateJson } from '../private-file.js';
import { identifyProcess, isPostmasterOf, type ProcessIdentity } from '../process-identity.js';
import type { PostgresBinaries } from './binaries.js';
import { getReachableFolder } from './reachable-folder.js';
import { canReach, type SystemUser } from './system-user.js';

const clusterSchema = z.object({ dataDir: z.string(), ownerPassword: z.string(), appPassword: z.string() });
/** `var/postgres.json`: where the data lie, and the two passwords. */
export type Cluster = z.infer<typeof clusterSchema>;

export const ownerRole = 'bando_owner';
export const appRole = 'bando_app';
export const databaseName = 'bando';

function newPassword(): string {
  return randomBytes(24).toString('base64url');
}

/** Under `var/`, or in a reachable place of its own; the random part keeps a new `var/` from meeting the data of an old one. */
function newDataDir(varDir: string, user: SystemUser | undefined): string {
  const usual = join(varDir, 'postgres');
  if (canReach(usual, user)) return usual;
  const key = createHash('sha256').update(varDir).digest('hex').slice(0, 12);
  return join(getReachableFolder(), `data-${key}-${randomBytes(4).toString('hex')}`);
}

function clusterFile(varDir: string): string {
  return join(varDir, 'postgres.json');
}

export function findCluster(varDir: string): Cluster | undefined {
  return findPrivateJson(clusterFile(varDir), clusterSchema);
}

export function getCluster(varDir: string, user: SystemUser | undefined): Promise<Cluster> {
  return getOrCreatePrivateJson(clusterFile(varDir), clusterSchema, () => ({
    dataDir: newDataDir(varDir, user),
    ownerPassword: newPassword(),
    appPassword: newPassword(),
  }));
}

/** initdb reads the first password from a file that its own user can open. */
async function runInitdb(
  initdb: string,
  dataDir: string,
  password: string,
  user: SystemUser | undefined,
): Promise<void> {
  const passwordFile = `${dataDir}.password`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user) chownSync(passwordFile, user.uid, user.gid);
  const options = [
    ['--pgdata', dataDir],
    ['--username', ownerRole],
    ['--pwfile', passwordFile],
    ['--auth', 'scram-sha-256'],
    ['--encoding', 'UTF8'],
    ['--locale-provider', 'builtin'],
    ['--builtin-locale', 'C.UTF-8'],
  ].flat();
  try {
    await promisify(execFile)(initdb, ['--locale=C', ...options], { ...user, cwd: '/', env: {} });
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** Makes the data directory under another name first: one that was killed half-way is never taken for a whole one. */
export async function ensureDataDir(
  cluster: Cluster,
  binaries: PostgresBinaries,
  user: SystemUser | undefined,
): Promise<boolean> {
  if (existsSync(join(cluster.dataDir, 'PG_VERSION'))) return false;
  const unfinished = `${cluster.dataDir}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true, mode: 0o700 });
  if (user) chownSync(unfinished, user.uid, user.gid);
  await runInitdb(binaries.initdb, unfinished, cluster.ownerPassword, user);
  renameSync(unfinished, cluster.dataDir);
  return true;
}

function findPostmasterPid(dataDir: string): number | undefined {
  try {
    const pid = Number(readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n')[0]);
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

/** The postmaster that works on these data, whoever started it. */
export function findPostmaster(dataDir: string): ProcessIdentity | undefined {
  const pid = findPostmasterPid(dataDir);
  return pid !== undefined && isPostmasterOf(pid, dataDir) ? identifyProcess(pid) : undefined;
}

/**
 * After `kill -9` the file stays behind. PostgreSQL refuses to start while any process has its number, also one that has
 * nothing to do with it: in a container, where numbers start low, that is common.
 */
export function removeStalePostmasterPid(dataDir: string): void {
  if (findPostmaster(dataDir) === undefined) rmSync(join(dataDir, 'postmaster.pid'), { force: true });
}
