import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Client as Engine } from '@temporalio/client';
import type { JSONWebKeySet } from 'jose';
import pg from 'pg';
import { openTemporalClient } from '../application/tenders/temporal-client.js';
import { readAcknowledgedLog } from '../demo/client/acknowledged-log.js';
import { retryPatiently } from '../demo/client/retry.js';
import { clientLogName } from '../demo/run-demo.js';
import { findRunningStack } from '../stack/stack-state.js';
import type { Evidence } from './checks/evidence.js';

export interface GatheredEvidence {
  readonly evidence: Evidence;
  readonly engine: Engine;
  readonly api: string;
  readonly close: () => Promise<void>;
}

/** The logs of every demo that ran on this stack, and the stack's own stores. */
export async function gatherEvidence(varDir: string, logs = findLogs(varDir)): Promise<GatheredEvidence> {
  const state = findRunningStack(varDir);
  if (!state?.api || !state.temporal || !state.postgres) throw new Error(`no stack runs on ${varDir}`);
  const { api, temporal, postgres } = state;
  const database = new pg.Client({ connectionString: postgres.adminUrl ?? postgres.url });
  await database.connect();
  const jwks = await retryPatiently(async () => {
    const response = await fetch(new URL('/.well-known/jwks.json', api));
    return (await response.json()) as JSONWebKeySet;
  });
  const engine = openTemporalClient(temporal);
  return {
    evidence: {
      ...{ log: logs.flatMap(readAcknowledgedLog), jwks, database },
      storageDir: process.env.STORAGE_DIR ?? join(varDir, 'storage'),
    },
    engine,
    api,
    async close() {
      await database.end();
      await engine.connection.close();
    },
  };
}

export function findLogs(varDir: string): string[] {
  const demos = join(varDir, 'demo');
  if (!existsSync(demos)) return [];
  return readdirSync(demos)
    .map((tender) => join(demos, tender, clientLogName))
    .filter((path) => existsSync(path));
}
