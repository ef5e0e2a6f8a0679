import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { randomBytes } from 'node:crypto';
import { dirname } from 'node:path';
import type { z } from 'zod';

function writeTemporary(path: string, text: string): string {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  const file = openSync(temporary, 'wx', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return temporary;
}

function toText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function isErrorCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

/** Replaces the file as a whole, readable by its owner only: a reader sees the old text or the new one. */
export function writePrivateJson(path: string, value: unknown): void {
  renameSync(writeTemporary(path, toText(value)), path);
}

/** Undefined when the file does not exist; throws when it holds something else than the schema says. */
export function findPrivateJson<T>(path: string, schema: z.ZodType<T>): T | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (isErrorCode(error, 'ENOENT')) return undefined;
    throw error;
  }
  return schema.parse(JSON.parse(text));
}

/** Writes the file unless it exists. True when this call made it, also among several at once. */
export function createPrivateJson(path: string, value: unknown): boolean {
  const temporary = writeTemporary(path, toText(value));
  try {
    linkSync(temporary, path);
    return true;
  } catch (error) {
    if (isErrorCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** What the file holds; made and kept when this is the first time. */
export async function getOrCreatePrivateJson<T>(
  path: string,
  schema: z.ZodType<T>,
  make: () => T | Promise<T>,
): Promise<T> {
  const known = findPrivateJson(path, schema);
  if (known !== undefined) return known;
  createPrivateJson(path, await make());
  const kept = findPrivateJson(path, schema);
  if (kept === undefined) throw new Error(`${path} vanished while it was read`);
  return kept;
}
