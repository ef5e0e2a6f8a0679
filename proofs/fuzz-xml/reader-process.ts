import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Answer, Question } from './messages.js';

const entry = fileURLToPath(new URL('./reader-child.ts', import.meta.url));
const patienceMs = 20_000;

/** The process that reads. When it dies or hangs another takes its place, and the answer says so. */
export class ReaderProcess {
  private child: Promise<ChildProcess> | undefined;

  async ask(question: Question): Promise<Answer> {
    this.child ??= start();
    const child = await this.child;
    const answer = answerOf(child);
    child.send(question);
    const result = await answer;
    if (typeof result !== 'string') return result;
    child.kill('SIGKILL');
    this.child = undefined;
    return { outcomes: [result], cpuMs: patienceMs, maxRssMb: 0, growthMb: 0, isLeaked: false, noted: [] };
  }

  async stop(): Promise<void> {
    (await this.child)?.kill();
  }
}

async function start(): Promise<ChildProcess> {
  const child = fork(entry, { execArgv: ['--import', 'tsx'], serialization: 'advanced' });
  const [first] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as unknown[];
  if (first !== 'ready') throw new Error(`the reader did not start: ${String(first)}`);
  return child;
}

async function answerOf(child: ChildProcess): Promise<Answer | string> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), patienceMs);
  try {
    const { signal } = stop;
    return await Promise.race([
      once(child, 'message', { signal }).then(([answer]) => answer as Answer),
      once(child, 'exit', { signal }).then(([code, by]) => `crash: ended with ${String(code ?? by)}`),
    ]);
  } catch {
    return `hang: no answer within ${patienceMs} ms`;
  } finally {
    clearTimeout(timer);
    stop.abort();
  }
}
