import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { pollUntil } from './client/retry.js';
import type { Progress } from './progress.js';

const projectFolder = fileURLToPath(new URL('..', import.meta.url));

const stackSchema = z.object({
  api: z.string().nullable(),
  temporal: z.object({ ui: z.string().nullable(), namespace: z.string() }).nullable(),
  mail: z.object({ page: z.string().nullable() }).nullable(),
  fvoe: z.object({ address: z.string(), isTwin: z.boolean() }).nullable(),
  /** None once it was stopped: whoever answers at its address then is another installation. */
  pids: z.record(z.string(), z.unknown()).refine((pids) => Object.keys(pids).length > 0),
});

const credentialsSchema = z.object({
  issuer: z.string(),
  people: z.array(
    z.object({
      handle: z.string(),
      name: z.string(),
      clientId: z.string(),
      clientSecret: z.string(),
    }),
  ),
});
export type Credentials = z.infer<typeof credentialsSchema>;

export interface RunningStack {
  readonly varDir: string;
  readonly api: string;
  readonly temporalPage: string | null;
  readonly mailPage: string | null;
  /** Where the local twin of the virtual file is directed; null where the real one answers. */
  readonly fvoeTwin: string | null;
  readonly credentials: Credentials;
  /** Stops what the demo itself started; what it found goes on. */
  stop(): Promise<void>;
}

/** The stack that runs on `BANDO_VAR`, or one started for the demo: the first time it may take minutes to build Temporal. */
export async function findOrStartStack(progress: Progress): Promise<RunningStack> {
  const varDir = resolve(process.env.BANDO_VAR ?? join(projectFolder, 'var'));
  const found = await findReadyStack(varDir);
  if (found) {
    progress.say(`the stack runs at ${found.api}`);
    return { ...found, stop: () => Promise.resolve() };
  }
  progress.say('no stack runs: starting one');
  const launcher = spawn(process.execPath, ['--import', 'tsx', 'stack/main.ts'], {
    cwd: projectFolder,
    stdio: ['ignore', 'pipe', 'inherit'],
    // A session of its own: a Ctrl-C reaches the demo, which then stops the launcher once.
    detached: true,
  });
  createInterface({ input: launcher.stdout }).on('line', (line) => progress.say(line));
  const stop = (): Promise<void> => stopLauncher(launcher);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void stop().finally(() => process.exit(130)));
  }
  try {
    const ready = await waitUntilReady(varDir, launcher);
    launcher.once('exit', endWithStack);
    return { ...ready, stop: () => stopLauncher(launcher.off('exit', endWithStack)) };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Its clients are patient with servers that are started again; one that nobody starts again they would await for ever. */
function endWithStack(): void {
  console.error('the stack that the demo had started has ended');
  process.exit(1);
}

function waitUntilReady(varDir: string, launcher: ChildProcess): Promise<Omit<RunningStack, 'stop'>> {
  return pollUntil(
    'the stack',
    async () => {
      if (launcher.exitCode !== null) throw new Error('the stack could not be started');
      return findReadyStack(varDir);
    },
    { everyMs: 200, forMs: 15 * 60_000 },
  );
}

async function stopLauncher(launcher: ChildProcess): Promise<void> {
  if (launcher.exitCode !== null || launcher.signalCode !== null) return;
  const ended = once(launcher, 'exit');
  launcher.kill('SIGTERM');
  await ended;
}

export async function findReadyStack(varDir: string): Promise<Omit<RunningStack, 'stop'> | undefined> {
  const stack = readIfThere(join(varDir, 'stack.json'), stackSchema);
  const credentials = readIfThere(join(varDir, 'credentials.json'), credentialsSchema);
  if (!stack?.api || !credentials || !(await isReady(stack.api))) return undefined;
  return {
    varDir,
    api: stack.api,
    temporalPage: stack.temporal?.ui ? `${stack.temporal.ui}/namespaces/${stack.temporal.namespace}` : null,
    mailPage: stack.mail?.page ?? null,
    fvoeTwin: stack.fvoe?.isTwin ? stack.fvoe.address : null,
    credentials,
  };
}

async function isReady(api: string): Promise<boolean> {
  try {
    const response = await fetch(new URL('/ready', api), { signal: AbortSignal.timeout(5_000) });
    return response.ok;
  } catch {
    return false;
  }
}

/** Absent, or being written at this moment: both are "not yet". */
function readIfThere<S extends z.ZodType>(path: string, schema: S): z.output<S> | undefined {
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return undefined;
  }
}
