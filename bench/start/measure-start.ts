import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { localEnvironment, newVarDir } from '../../proofs/rig/proving-ground.js';
import { removeStackData } from '../../stack/remove-data.js';
import { projectFolder } from '../../stack/environment.js';
import { round } from '../statistics.js';

export interface StartFigures {
  readonly coldMs: number;
  readonly warmMs: number;
}

/** `npm start` until it says that it is ready: first with nothing, then on the data of the first start. */
export async function measureStart(log: (line: string) => void): Promise<StartFigures> {
  const varDir = newVarDir();
  try {
    const coldMs = round(await startOnce(varDir));
    const warmMs = round(await startOnce(varDir));
    log(`start: cold ${coldMs} ms, warm ${warmMs} ms`);
    return { coldMs, warmMs };
  } finally {
    await removeStackData(varDir);
  }
}

async function startOnce(varDir: string): Promise<number> {
  const startedAt = performance.now();
  const launcher = spawn(process.execPath, ['--import', 'tsx', 'stack/main.ts'], {
    cwd: projectFolder,
    env: { ...localEnvironment(), BANDO_VAR: varDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(launcher, 'exit');
  for await (const line of createInterface({ input: launcher.stdout })) {
    if (line.startsWith('Bando is ready')) break;
  }
  const elapsed = performance.now() - startedAt;
  if (launcher.exitCode !== null) throw new Error('the stack did not start');
  launcher.stdout.resume();
  launcher.kill('SIGTERM');
  await ended;
  return elapsed;
}
