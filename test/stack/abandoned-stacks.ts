import { readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stopLeftovers } from '../../stack/leftover-processes.js';
import { findCluster } from '../../stack/postgres/cluster.js';
import { findPrivateJson } from '../../stack/private-file.js';
import { isAlive, processIdentitySchema } from '../../stack/process-identity.js';
import { removeStackData } from '../../stack/remove-data.js';
import { findStackState } from '../../stack/stack-state.js';

export const temporaryPrefix = 'bando-stack-';

/** Another run may be about to start on data whose launcher it has killed on purpose. */
const surelyAbandonedMs = 5 * 60_000;

function isAbandoned(varDir: string): boolean {
  const lock = join(varDir, 'launcher.lock');
  const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
  const holder = age > surelyAbandonedMs ? findPrivateJson(lock, processIdentitySchema) : undefined;
  return holder !== undefined && !isAlive(holder);
}

/** A run of the tests that was killed leaves servers on data to which nobody comes back. */
export async function removeAbandonedStacks(): Promise<void> {
  const folders = readdirSync(tmpdir()).filter((name) => name.startsWith(temporaryPrefix));
  for (const varDir of folders.map((name) => join(tmpdir(), name)).filter(isAbandoned)) {
    await stopLeftovers(varDir, findStackState(varDir), findCluster(varDir)?.dataDir, () => undefined);
    await removeStackData(varDir);
  }
}
