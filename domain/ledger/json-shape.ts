/** Predicates over values that came from outside as JSON, for the rooms where no schema library may enter. */

export type JsonObject = Readonly<Record<string, unknown>>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Exactly these members: what is hashed or signed has no room for a member that nobody checks. */
export function hasExactly(value: JsonObject, members: readonly string[]): boolean {
  const found = Object.keys(value);
  return found.length === members.length && members.every((member) => Object.hasOwn(value, member));
}

const maxIdentifierLength = 200;

export function isIdentifier(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= maxIdentifierLength;
}

export function isNonNegativeInteger(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

const instantShape = /^(\d{4})-(\d{2})-(\d{2})T\d{2}:\d{2}:\d{2}\.(\d{3}|\d{6})Z$/;

/** An instant of ours: UTC, milliseconds or microseconds, a date that exists. */
export function isInstant(value: unknown): value is string {
  if (typeof value !== 'string' || !instantShape.test(value)) return false;
  const parsed = Date.parse(value);
  // Date.parse rolls 30 February over into March: the date must come back as it went in.
  return !Number.isNaN(parsed) && new Date(parsed).toISOString().slice(0, 19) === value.slice(0, 19);
}

export function isMicrosecondInstant(value: unknown): value is string {
  return isInstant(value) && value.length === '2026-11-23T10:00:00.000000Z'.length;
}
