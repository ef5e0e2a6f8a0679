import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { buildTemporal, builtVersion } from './temporal/build.js';
import { downloadTemporal, downloadedVersion } from './temporal/download.js';

export interface TemporalCli {
  readonly path: string;
  readonly source: 'TEMPORAL_CLI' | 'PATH' | 'cache' | 'download' | 'build';
}

export interface TemporalCliOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly log: (line: string) => void;
  readonly signal?: AbortSignal;
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

async function findOnPath(env: NodeJS.ProcessEnv): Promise<string | undefined> {
  for (const folder of (env.PATH ?? '').split(delimiter).filter(Boolean)) {
    const candidate = join(folder, 'temporal');
    if (await isExecutable(candidate)) return candidate;
  }
  return undefined;
}

/** `${XDG_CACHE_HOME:-~/.cache}/bando` */
export function cacheFolder(env: NodeJS.ProcessEnv): string {
  return join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'bando');
}

export function cachedTemporal(env: NodeJS.ProcessEnv, version: string): string {
  return join(cacheFolder(env), `temporal-${version}`, 'temporal');
}

async function findInCache(env: NodeJS.ProcessEnv): Promise<string | undefined> {
  for (const version of [downloadedVersion, builtVersion]) {
    const candidate = cachedTemporal(env, version);
    if (await isExecutable(candidate)) return candidate;
  }
  return undefined;
}

function toReason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function whatToDo(reasons: readonly string[]): Error {
  return new Error(
    [
      'No Temporal server could be found or made. Tried:',
      ...reasons.map((reason) => `  - ${reason}`),
      'Do one of these and start again:',
      '  - install the Temporal CLI (https://docs.temporal.io/cli/setup-cli) so that `temporal` is on the PATH;',
      '  - set TEMPORAL_CLI to the path of a `temporal` executable;',
      '  - install Go 1.25 or newer: the CLI is then built from its published module (about 3 minutes, once);',
      '  - set TEMPORAL_ADDRESS to a Temporal server that runs already.',
    ].join('\n'),
  );
}

/** TEMPORAL_CLI, `temporal` on the PATH, our cache, the official download, a build from its Go module: in this order. */
export async function resolveTemporalCli({
  env = process.env,
  log,
  signal,
}: TemporalCliOptions): Promise<TemporalCli> {
  if (env.TEMPORAL_CLI) {
    if (await isExecutable(env.TEMPORAL_CLI)) return { path: env.TEMPORAL_CLI, source: 'TEMPORAL_CLI' };
    throw whatToDo([`TEMPORAL_CLI is ${env.TEMPORAL_CLI}, which is not an executable file`]);
  }
  const onPath = await findOnPath(env);
  if (onPath !== undefined) return { path: onPath, source: 'PATH' };
  const cached = await findInCache(env);
  if (cached !== undefined) return { path: cached, source: 'cache' };

  const reasons = ['no `temporal` on the PATH, none in the cache'];
  try {
    const path = cachedTemporal(env, downloadedVersion);
    await downloadTemporal({ target: path, log, signal });
    return { path, source: 'download' };
  } catch (error) {
    signal?.throwIfAborted();
    reasons.push(`download of ${downloadedVersion}: ${toReason(error)}`);
    log(`temporal     the official download failed (${toReason(error)})`);
  }
  try {
    const path = cachedTemporal(env, builtVersion);
    await buildTemporal({ target: path, workFolder: cacheFolder(env), env, log, signal });
    return { path, source: 'build' };
  } catch (error) {
    signal?.throwIfAborted();
    reasons.push(`build of ${builtVersion} with Go: ${toReason(error)}`);
    throw whatToDo(reasons);
  }
}
