import dns from 'node:dns';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

/**
 * Loaded before anything else in the reader's process. WebAssembly has no system call of its own: whatever libxml2 opens
 * goes through these functions of Node, and is noted here.
 */
const noted: string[] = [];
let isWatching = false;

type AnyFunction = (this: unknown, ...values: unknown[]) => unknown;

function watch(owner: object, names: readonly string[]): void {
  const functions = owner as Record<string, AnyFunction>;
  for (const name of names) {
    const original = functions[name];
    if (!original) throw new Error(`${name} is no function of Node`);
    functions[name] = function (...values) {
      if (isWatching) noted.push(`${name} ${describe(values[0])}`);
      return original.apply(this, values);
    };
  }
}

function describe(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}

const opening = [
  'open',
  'openSync',
  'readFile',
  'readFileSync',
  'createReadStream',
  'stat',
  'statSync',
  'readdirSync',
];
watch(fs, opening);
watch(fs.promises, ['open', 'readFile', 'stat', 'readdir']);
watch(net.Socket.prototype, ['connect']);
watch(dns, ['lookup', 'resolve']);
syncBuiltinESMExports();

/** From here on everything is noted: what a program loads of itself is not. */
export function startWatching(): void {
  isWatching = true;
}

/** What was opened or called since the last time. */
export function takeNoted(): string[] {
  return noted.splice(0);
}
