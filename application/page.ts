import { DomainError } from '../domain/errors.js';

export interface PageRequest {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/**
 * A page out of `limit + 1` rows, so that the last one tells whether more follow. The cursor is the key of the last
 * item shown, opaque to the client: rows added meanwhile neither repeat nor hide others.
 */
export function toPage<T>(rows: readonly T[], limit: number, keyOf: (item: T) => readonly string[]): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last ? writeCursor(keyOf(last)) : null };
}

/** The key in a cursor of ours, or null at the first page. Throws `invalidInput` for anything else. */
export function readCursor(cursor: string | undefined, parts: readonly RegExp[]): string[] | null {
  if (cursor === undefined) return null;
  const key = Buffer.from(cursor, 'base64url').toString('utf8').split('|');
  const isOurs = key.length === parts.length && parts.every((form, index) => form.test(key[index] ?? ''));
  if (!isOurs) throw new DomainError('invalidInput', { field: 'cursor' });
  return key;
}

function writeCursor(key: readonly string[]): string {
  return Buffer.from(key.join('|'), 'utf8').toString('base64url');
}

export const instantForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$/;
export const uuidForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
