import type { DecimalString, LegalDate } from '../../../domain/types.js';
import type { Content } from './leaves.js';

/** Any text, to the letter. */
export const text: Content<string> = {
  write: (value) => ({ text: value }),
  read: (read) => read,
};

/** Identifiers and codes: blanks around them do not count. */
export const token: Content<string> = {
  write: (value) => ({ text: value }),
  read: (read) => read.trim() || undefined,
};

export const indicator: Content<boolean> = {
  write: (value) => ({ text: String(value) }),
  read: (read) => ({ true: true, '1': true, false: false, '0': false })[read.trim()],
};

/** A whole number, of the size that JavaScript holds exactly. */
export const integer: Content<number> = {
  write: (value) => ({ text: String(value) }),
  read: (read) => {
    const value = /^[+-]?\d+(?:\.0*)?$/.test(read.trim()) ? Number(read) : NaN;
    return Number.isSafeInteger(value) ? value : undefined;
  },
};

export const decimal: Content<DecimalString> = {
  write: (value) => ({ text: value }),
  read: (read) => (/^-?\d+(?:\.\d+)?$/.test(read.trim()) ? read.trim() : undefined),
};

/** A legal date (xsd:date); a zone says nothing about a date of the law and is left out. */
export const date: Content<LegalDate> = {
  write: (value) => ({ text: value }),
  read: (read) => /^(\d{4}-\d{2}-\d{2})(?:Z|[+-]\d{2}:\d{2})?$/.exec(read.trim())?.[1],
};

/** One of a list of values, by the codes that a format has for them. */
export function code<V extends string>(codes: Readonly<Record<V, string>>): Content<V> {
  const values = new Map(Object.entries<string>(codes).map(([value, name]) => [name, value as V]));
  return {
    write: (value) => ({ text: codes[value] }),
    read: (read) => values.get(read.trim()),
  };
}

/** An identifier or code of any value, marked with an attribute that never changes. */
export function marked(attribute: string, mark: string): Content<string> {
  return {
    write: (value) => ({ text: value, attributes: { [attribute]: mark } }),
    read: (read) => read.trim() || undefined,
  };
}
