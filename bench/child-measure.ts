import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/**
 * Runs a measurement in a process of its own, so that what loads and what is loaded do not share one thread: `input` on
 * its stdin, one JSON value on its stdout.
 */
export async function measureInChild<T>(entry: URL, input: unknown): Promise<T> {
  const child = spawn(process.execPath, ['--import', 'tsx', fileURLToPath(entry)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(JSON.stringify(input));
  const [output] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  if (child.exitCode !== 0) throw new Error(`${entry.pathname} ended with ${child.exitCode}`);
  return JSON.parse(output) as T;
}

/** The other end of it. */
export async function answerParent<Input>(measure: (input: Input) => unknown): Promise<void> {
  const input = JSON.parse(await text(process.stdin)) as Input;
  process.stdout.write(JSON.stringify(await measure(input)));
}
