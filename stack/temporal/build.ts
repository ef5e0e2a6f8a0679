import { spawn } from 'node:child_process';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { tryLock, type ProcessLock } from '../process-lock.js';
import { installExecutable } from './install-executable.js';

/** Temporal Server 1.29.1 with its UI: the newest CLI whose go.mod needs no local folder, so that Go installs it by version. */
export const builtVersion = '1.5.1';

const module = `github.com/temporalio/cli/cmd/temporal@v${builtVersion}`;
const progressEveryMs = 5_000;

export interface BuildOptions {
  readonly target: string;
  /** The build works in a folder below this one (it grows by 6 GB, so not in a memory file system) and deletes it. */
  readonly workFolder: string;
  readonly env: NodeJS.ProcessEnv;
  readonly log: (line: string) => void;
  readonly signal?: AbortSignal;
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

function showProgress(log: (line: string) => void, lastLine: () => string): NodeJS.Timeout {
  const startedAt = Date.now();
  return setInterval(() => {
    const seconds = Math.round((Date.now() - startedAt) / 1000);
    log(`temporal     building CLI ${builtVersion}, ${seconds} s (2 to 5 minutes, once) ${lastLine()}`);
  }, progressEveryMs);
}

/** `-modcacherw`: the module cache is read-only by default, and could then not be deleted. */
function goEnvironment(folder: string, env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return {
    ...env,
    CGO_ENABLED: '0',
    GOBIN: join(folder, 'bin'),
    GOMODCACHE: join(folder, 'mod'),
    GOCACHE: join(folder, 'cache'),
    GOFLAGS: `${env.GOFLAGS ?? ''} -modcacherw`.trim(),
  };
}

function goInstall(folder: string, { env, log, signal }: BuildOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = '';
    const lastLine = (): string => output.trimEnd().split('\n').at(-1) ?? '';
    const child = spawn('go', ['install', '-v', '-trimpath', '-ldflags', '-s -w', module], {
      env: goEnvironment(folder, env),
      stdio: ['ignore', 'pipe', 'pipe'],
      signal,
    });
    const progress = showProgress(log, lastLine);
    const collect = (chunk: Buffer): void => {
      output = (output + chunk.toString('utf8')).slice(-4_000);
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.once('error', (error) => {
      clearInterval(progress);
      reject('code' in error && error.code === 'ENOENT' ? new Error('`go` is not on the PATH') : error);
    });
    child.once('close', (code) => {
      clearInterval(progress);
      if (code === 0) resolve();
      else reject(new Error(`go install ended with ${code}: ${lastLine()}`));
    });
  });
}

/** Only under the lock: whatever build folder is there belongs to a build that was killed. */
async function removeAbandonedBuilds(workFolder: string): Promise<void> {
  for (const name of await readdir(workFolder)) {
    if (name.startsWith('build-')) await rm(join(workFolder, name), { recursive: true, force: true });
  }
}

async function waitForOtherBuild(options: BuildOptions): Promise<ProcessLock> {
  const lockPath = join(options.workFolder, 'build.lock');
  for (let round = 0; ; round += 1) {
    const attempt = tryLock(lockPath);
    if ('lock' in attempt) return attempt.lock;
    if (round % 5 === 0)
      options.log(`temporal     another start (process ${attempt.heldBy.pid}) is building the CLI`);
    await sleep(1_000, undefined, { signal: options.signal });
  }
}

/** Builds the CLI once, whoever asks for it at the same time; the others wait for it. */
export async function buildTemporal(options: BuildOptions): Promise<void> {
  await mkdir(options.workFolder, { recursive: true });
  const lock = await waitForOtherBuild(options);
  const folder = join(options.workFolder, `build-${process.pid}`);
  try {
    if (await exists(options.target)) return;
    await removeAbandonedBuilds(options.workFolder);
    options.log(`temporal     building CLI ${builtVersion} from its Go module`);
    await mkdir(folder, { recursive: true });
    await goInstall(folder, options);
    await installExecutable(join(folder, 'bin', 'temporal'), options.target);
  } finally {
    await rm(folder, { recursive: true, force: true });
    lock.release();
  }
}
