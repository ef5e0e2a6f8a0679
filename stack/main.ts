import { getVarDir } from './environment.js';
import { StackAlreadyRunning, startStack, type StackHandle } from './start-stack.js';
import { findRunningStack } from './stack-state.js';
import { toSummary } from './summary.js';

const log = (line: string): void => console.log(line);
const varDir = getVarDir(process.env);
const startedAt = performance.now();
const starting = new AbortController();
let running: StackHandle | undefined;
let stopAskedAt: number | undefined;

/** npm passes a Ctrl-C on that the terminal has already delivered: two signals at once are one wish. */
const sameWishMs = 1_000;

function stop(): void {
  const now = performance.now();
  if (stopAskedAt !== undefined) {
    if (now - stopAskedAt < sameWishMs) return;
    log('stopping at once');
    running?.kill();
    process.exit(130);
  }
  stopAskedAt = now;
  if (running === undefined) {
    starting.abort(new Error('stopped while starting'));
    return;
  }
  log('stopping (once more to force)');
  running.stop().then(
    () => process.exit(0),
    (error: unknown) => fail(error),
  );
}

function fail(error: unknown): never {
  console.error(error instanceof Error ? error.message : error);
  if (error instanceof StackAlreadyRunning) {
    const state = findRunningStack(error.varDir);
    if (state) console.error(toSummary(state, error.varDir));
  }
  process.exit(1);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);

try {
  running = await startStack({ varDir, ports: 'usual', log, signal: starting.signal });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  log(
    `\nBando is ready (${seconds} s). Ctrl-C stops it; the data stay.\n${toSummary(running.state, varDir)}\n`,
  );
} catch (error) {
  fail(error);
}
