import { rm } from 'node:fs/promises';
import { findCluster } from './postgres/cluster.js';

/** Removes everything that a stopped stack kept, also a PostgreSQL data directory that had to lie elsewhere. */
export async function removeStackData(varDir: string): Promise<void> {
  const dataDir = findCluster(varDir)?.dataDir;
  if (dataDir) await rm(dataDir, { recursive: true, force: true, maxRetries: 3 });
  await rm(varDir, { recursive: true, force: true, maxRetries: 3 });
}
