import { appendFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateSync, gzipSync } from 'node:zlib';
import { Client, Connection } from '@temporalio/client';
import type { ProvingGround } from '../rig/proving-ground.js';
import { formsOf, type Canary } from './canary.js';

/** The control: puts every canary into every place, so that a search that then misses one shows that it cannot see. */
export async function plantEverywhere(ground: ProvingGround, canaries: readonly Canary[]): Promise<void> {
  const raw = Buffer.concat(canaries.flatMap(({ bytes }) => [Buffer.from('\n'), bytes]));
  await plantInDatabase(ground, canaries);
  await plantInTemporal(ground, raw);
  await writeFile(join(ground.stack.env.STORAGE_DIR ?? '', 'control'), inEveryForm(canaries, raw));
  await appendFile(join(ground.varDir, 'log', 'api.log'), raw);
  await writeFile(join(ground.varDir, 'control'), raw);
}

/** Every encoding of every canary, and all of them compressed. */
function inEveryForm(canaries: readonly Canary[], raw: Buffer): Buffer {
  const separator = Buffer.from([0, 10]);
  const forms = canaries.flatMap(({ bytes }) => formsOf(bytes).flatMap((form) => [separator, form.bytes]));
  return Buffer.concat([...forms, separator, gzipSync(raw), separator, deflateSync(raw)]);
}

async function plantInDatabase({ owner }: ProvingGround, canaries: readonly Canary[]): Promise<void> {
  await owner.query('CREATE TABLE canary_control (body bytea NOT NULL)');
  for (const { bytes } of canaries) {
    await owner.query('INSERT INTO canary_control VALUES ($1)', [Buffer.from(bytes)]);
  }
}

/** A workflow that nobody runs: its argument lies in the history. */
async function plantInTemporal({ stack }: ProvingGround, raw: Buffer): Promise<void> {
  const { temporal } = stack.state;
  const connection = await Connection.connect({ address: temporal?.address ?? '' });
  try {
    const client = new Client({ connection, namespace: temporal?.namespace ?? '' });
    await client.workflow.start('canaryControl', {
      workflowId: 'canary-control',
      taskQueue: 'canary-control',
      args: [new Uint8Array(raw)],
    });
  } finally {
    await connection.close();
  }
}
