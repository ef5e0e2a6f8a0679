import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode } from '@temporalio/worker';
import type { Logger as TemporalLogger, WorkflowBundle } from '@temporalio/worker';

const project = fileURLToPath(new URL('..', import.meta.url));
/** Workflow code may import nothing of ours from elsewhere. */
const sources = ['workflows', 'domain'];

/**
 * Workflow code as one script. Making it takes seconds, in which a worker that was killed keeps deadlines waiting: it is
 * kept in `cacheFolder` under the digest of what it is made from. Without a folder it is made each time.
 */
export async function getWorkflowBundle(
  cacheFolder: string | undefined,
  logger: TemporalLogger,
): Promise<WorkflowBundle> {
  const make = (): Promise<WorkflowBundle> =>
    bundleWorkflowCode({ workflowsPath: join(project, 'workflows/workflows.ts'), logger });
  if (cacheFolder === undefined) return make();
  const file = join(cacheFolder, `workflows-${await digestOfSources()}.js`);
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept !== undefined) return { code: kept };
  const made = await make();
  await keep(file, made.code);
  return made;
}

async function digestOfSources(): Promise<string> {
  const { version } = createRequire(import.meta.url)('@temporalio/worker/package.json') as {
    version: string;
  };
  const hash = createHash('sha256').update(version);
  for (const room of sources) {
    for (const file of await listFiles(join(project, room))) {
      hash.update(`\n${relative(project, file)}\n`).update(await readFile(file));
    }
  }
  return hash.digest('hex').slice(0, 32);
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Whole or not at all, also when two workers start at once or one is killed here. */
async function keep(file: string, code: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomBytes(4).toString('hex')}`;
  await writeFile(draft, code, { mode: 0o600 });
  await rename(draft, file);
}
