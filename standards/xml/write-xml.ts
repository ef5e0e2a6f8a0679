import { type Element, js2xml } from 'xml-js';
import { withDocument } from './parse-document.js';
import type { XmlContent, XmlElement, XmlName } from './xml-element.js';
import type { XmlSchema } from './xml-schema.js';

/** Prefix of each namespace that a document uses; empty for its default. */
export type Prefixes = ReadonlyMap<string, string>;

export interface WriteXmlOptions {
  readonly prefixes: Prefixes;
  /** What is written must be valid by it. */
  readonly schema?: XmlSchema;
}

/**
 * The document as text, declaration first, one element a line; no format of ours mixes text and elements, and indenting
 * would change it. It was parsed again before it is handed out. Throws `xmlMalformed` for text that XML cannot carry (control characters: see
 * `toXmlText`), `xmlInvalid` by the schema.
 */
export function writeXml(root: XmlElement, { prefixes, schema }: WriteXmlOptions): string {
  const element = toElement(root, prefixes);
  element.attributes = { ...declarationsOf(prefixes), ...element.attributes };
  const document = {
    declaration: { attributes: { version: '1.0', encoding: 'UTF-8' } },
    elements: [element],
  };
  const text = `${js2xml(document, { spaces: 2, textFn: escapeReturns, attributeValueFn: escapeSpaces })}\n`;
  withDocument(text, (parsed) => schema?.validate(parsed));
  return text;
}

/** Text as XML 1.0 can carry it (production 2): what it cannot becomes U+FFFD, so that no pasted character stops a document. */
export function toXmlText(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD');
}

function declarationsOf(prefixes: Prefixes): Record<string, string> {
  const attributes = [...prefixes].map(([uri, prefix]) => [
    prefix ? `xmlns:${prefix}` : 'xmlns',
    escapeMarkup(uri),
  ]);
  return Object.fromEntries(attributes) as Record<string, string>;
}

function toElement({ name, attributes, content }: XmlElement, prefixes: Prefixes): Element {
  const texts = content.filter((item) => typeof item === 'string').length;
  if (texts > 0 && texts < content.length) throw new Error(`${name.local} mixes text and elements`);
  return {
    type: 'element',
    name: qualify(name, prefixes),
    attributes: Object.fromEntries(
      attributes.map((attribute) => [qualify(attribute.name, prefixes), escapeMarkup(attribute.value)]),
    ),
    elements: content.map((item) => toContent(item, prefixes)),
  };
}

/** js2xml turns `&amp;` back into `&` before it escapes: only ampersands written as `&amp;` come out as they were. */
function toContent(item: XmlContent, prefixes: Prefixes): Element {
  if (typeof item !== 'string') return toElement(item, prefixes);
  return { type: 'text', text: item.replaceAll('&', '&amp;') };
}

function qualify({ namespace, local }: XmlName, prefixes: Prefixes): string {
  if (namespace === '') return local;
  const prefix = prefixes.get(namespace);
  if (prefix === undefined) throw new Error(`no prefix for ${namespace}`);
  return prefix ? `${prefix}:${local}` : local;
}

/** js2xml writes both as they are in attributes; quotes it does escape. */
function escapeMarkup(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** A parser makes spaces of these, unless they are references (XML 1.0, 3.3.3). */
function escapeSpaces(value: string): string {
  return value.replace(/[\t\n\r]/g, (space) => `&#${space.charCodeAt(0)};`);
}

/** A parser takes a carriage return for the end of a line, unless it is a reference (XML 1.0, 2.11). */
function escapeReturns(text: string): string {
  return text.replaceAll('\r', '&#13;');
}
