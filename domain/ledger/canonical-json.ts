import canonicalize from 'canonicalize';

// The package is CommonJS (`module.exports = serialize`) with types that describe a default export: under nodenext
// the two disagree, and what runs is the function itself.
const serialize = canonicalize as unknown as (value: unknown) => string | undefined;

/**
 * The one text of a JSON value (RFC 8785, JCS): what is hashed, signed or compared goes through here.
 * Members that are `undefined` are left out; NaN, infinities, bigints and a bare `undefined` throw a TypeError.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError('not a JSON number');
  const text = serialize(value);
  if (text === undefined) throw new TypeError('not a JSON value');
  return text;
}
