import { spawn, type ChildProcess } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import type { Writable } from 'node:stream';
import { z } from 'zod';
import { fileRefusals, type FileVerdict } from '../../domain/inspection/verdict.js';
import type { ChildCommand } from './child-command.js';

/** The child could not be made to work at all: nothing is said of the file. */
export class ChildUnavailable extends Error {
  override readonly name = 'ChildUnavailable';
}

/** A file that is open, or its bytes as they come. */
export type ChildInput = { readonly descriptor: number } | { readonly content: AsyncIterable<Uint8Array> };

export interface ChildRun {
  readonly command: ChildCommand;
  readonly program: string;
  readonly timeoutMs: number;
}

/** What a child answers is as little to be trusted as the file that it looked at. */
const answerSchema = z.strictObject({
  type: z.string().regex(/^[a-z0-9]{1,20}$/),
  mediaType: z.string().regex(/^[a-z0-9.+-]{1,100}\/[a-z0-9.+-]{1,100}$/),
  pdfa: z
    .string()
    .regex(/^[1-4][abuef]?$/)
    .nullable(),
  refused: z.enum(fileRefusals).nullable(),
  reasons: z.array(z.string().max(1_000)).max(20),
});
const maxAnswerBytes = 64 * 1024;
const ready = 'ready\n';

/**
 * Lets one child look at one file. Whatever ends the child once it is at work (its limits, ours, the file) is a verdict;
 * throws `ChildUnavailable` only where it never came so far.
 */
export async function runChild(
  { command, program, timeoutMs }: ChildRun,
  input: ChildInput,
): Promise<FileVerdict> {
  const file = 'descriptor' in input ? input.descriptor : 'pipe';
  const child = spawn(command.command, command.args, {
    stdio: ['pipe', 'pipe', 'ignore', file],
    env: {},
    cwd: '/',
  });
  const ended = new Promise<Error | undefined>((resolve) => {
    child.once('error', resolve);
    child.once('close', () => resolve(undefined));
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), timeoutMs);
  try {
    giveWay(child);
    feed(child.stdin as Writable, program);
    const output = collectOutput(child);
    if ('content' in input) await pour(input.content, child.stdio[3] as Writable);
    const failed = await ended;
    return toVerdict(failed ? undefined : output(), failed);
  } finally {
    clearTimeout(timer);
    child.kill('SIGKILL');
  }
}

/** Who is served comes first. */
function giveWay({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It has ended already, or the system keeps priorities to itself.
  }
}

function feed(input: Writable, text: string): void {
  // A child that is gone tells by its end.
  input.on('error', () => undefined);
  input.end(text);
}

function collectOutput(child: ChildProcess): () => string {
  const chunks: Buffer[] = [];
  let size = 0;
  child.stdout?.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > maxAnswerBytes) child.kill('SIGKILL');
    else chunks.push(chunk);
  });
  return () => (size > maxAnswerBytes ? ready : Buffer.concat(chunks).toString('utf8'));
}

/** Gives the content to the child as fast as it takes it; one that has ended takes no more. */
async function pour(content: AsyncIterable<Uint8Array>, target: Writable): Promise<void> {
  target.on('error', () => undefined);
  for await (const chunk of content) {
    if (target.destroyed) return;
    await new Promise<void>((resolve) => target.write(chunk, () => resolve()));
  }
  target.end();
}

function toVerdict(output: string | undefined, failed: Error | undefined): FileVerdict {
  if (output === undefined || !output.startsWith(ready))
    throw new ChildUnavailable('the child that inspects files did not start', { cause: failed });
  return parseAnswer(output.slice(ready.length)) ?? beyondLimits;
}

function parseAnswer(line: string): FileVerdict | undefined {
  try {
    return answerSchema.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}

const beyondLimits: FileVerdict = {
  ...{ type: 'unknown', mediaType: 'application/octet-stream', pdfa: null },
  ...{ refused: 'fileTooComplex', reasons: ['limits'] },
};
