import { randomBytes } from 'node:crypto';
import { chmod, mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { filesBelow, type Blob } from './files-below.js';

/** Every table as COPY writes it, text and binary: what `pg_dump` would put into a backup, values decompressed. */
export async function* databaseDump(owner: pg.Pool): AsyncGenerator<Blob> {
  const folder = join(tmpdir(), `bando-dump-${randomBytes(6).toString('hex')}`);
  await mkdir(folder);
  // The server, under its own OS user, writes the files.
  await chmod(folder, 0o777);
  try {
    const { rows } = await owner.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
       WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`,
    );
    for (const { name } of rows) {
      for (const format of ['text', 'binary']) {
        await owner.query(`COPY ${name} TO '${join(folder, `${name}.${format}`)}' (FORMAT ${format})`);
      }
    }
    yield* filesBelow(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
