import { toXmlText } from '../../xml/write-xml.js';

/** A model of plain data whose every text can be written: a character pasted by a person never stops a document. */
export function withXmlText<T>(model: T): T {
  return clean(model) as T;
}

function clean(value: unknown): unknown {
  if (typeof value === 'string') return toXmlText(value);
  if (Array.isArray(value)) return value.map(clean);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, clean(member)]));
}
