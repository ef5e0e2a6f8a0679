import type { IncomingMessage } from 'node:http';
import { HttpProblem } from './http-problem.js';

const maxDepth = 32;

/** The JSON body of a request: at most `limitBytes`, at most 32 levels deep, never compressed. */
export async function readJson(request: IncomingMessage, limitBytes: number): Promise<unknown> {
  assertJson(request);
  const text = await readText(request, limitBytes);
  const value = parseJson(text);
  assertSound(value);
  return value;
}

/** A compressed body is refused: 256 KiB of zeros fit in a packet. */
function assertJson(request: IncomingMessage): void {
  const type = request.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase();
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (type !== 'application/json' || encoding !== 'identity') throw new HttpProblem('contentTypeUnsupported');
}

async function readText(request: IncomingMessage, limitBytes: number): Promise<string> {
  const tooLarge = (): HttpProblem => new HttpProblem('bodyTooLarge', { connection: 'close' });
  if (Number(request.headers['content-length'] ?? 0) > limitBytes) throw tooLarge();
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > limitBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return decode(Buffer.concat(chunks));
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new HttpProblem('malformedJson');
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new HttpProblem('malformedJson');
  }
}

/** Neither PostgreSQL nor a hash over UTF-8 can hold these: half of a character, the character zero. */
const impossibleText = /[\p{Surrogate}\u0000]/u;

/** Level by level, without recursion: a deep body must not overflow the stack that measures it. */
function assertSound(value: unknown): void {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > maxDepth) throw new HttpProblem('bodyTooDeep');
    if (level.some((item) => typeof item === 'string' && impossibleText.test(item))) {
      throw new HttpProblem('malformedJson');
    }
    level = level.flatMap(membersOf);
  }
}

/** Names count as texts of the level below. */
function membersOf(item: unknown): unknown[] {
  if (typeof item !== 'object' || item === null) return [];
  return Array.isArray(item) ? item : Object.entries(item).flat();
}
