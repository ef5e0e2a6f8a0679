import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Progress } from '../demo/progress.js';
import type { Stage } from '../demo/stage-gate.js';

const demo = fileURLToPath(new URL('../demo/main.ts', import.meta.url));

export interface DemoChild {
  readonly exitCode: number | null;
  /** The last line: the result as JSON. */
  readonly result: string | undefined;
}

/** Runs the demo as a process of its own; it begins each stage when `onStage` resolves. */
export async function runDemoChild(
  { varDir, args, progress }: { varDir: string; args: readonly string[]; progress: Progress },
  onStage: (stage: Stage) => Promise<void>,
): Promise<DemoChild> {
  const child = fork(demo, [...args, '--json'], {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, BANDO_VAR: varDir },
    silent: true,
  });
  let result: string | undefined;
  let failed: Error | undefined;
  if (child.stdout) createInterface({ input: child.stdout }).on('line', (line) => (result = line));
  if (child.stderr)
    createInterface({ input: child.stderr }).on('line', (line) => progress.say(`demo | ${line}`));
  child.on('message', ({ stage }: { stage: Stage }) => {
    onStage(stage).then(
      () => child.connected && child.send('go'),
      (error: unknown) => {
        failed = error instanceof Error ? error : new Error(String(error));
        child.kill('SIGKILL');
      },
    );
  });
  await once(child, 'close');
  if (failed) throw failed;
  return { exitCode: child.exitCode, result };
}
