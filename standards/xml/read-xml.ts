import { type Attributes, type Element, xml2js } from 'xml-js';
import { DomainError } from '../../domain/errors.js';
import { decodeXml } from './decode-xml.js';
import { withDocument } from './parse-document.js';
import { refuseDoctype } from './refuse-doctype.js';
import type { XmlAttribute, XmlContent, XmlElement, XmlName } from './xml-element.js';
import type { XmlSchema } from './xml-schema.js';

export interface ReadXmlOptions {
  /** The document must be valid by it. */
  readonly schema?: XmlSchema;
  readonly maxBytes?: number;
}

/** Bounds on what a stranger's document may cost: both together keep a reading under two seconds and 150 MB. */
export const xmlLimits = {
  bytes: 1024 ** 2,
  /**
   * Tags and attributes together. Each becomes objects of many times its bytes, and libxml2 counts all the siblings of an
   * element for each fault that it reports: 50,000 faulty siblings took minutes.
   */
  markup: 15_000,
} as const;

/**
 * Reads a document that nobody vouches for. Nothing is fetched, no entity but XML's own five is expanded.
 *
 * Throws `xmlTooLarge`, `xmlDoctypeRefused`, `xmlTooDeep`, `xmlMalformed` (also for encodings other than UTF-8 and
 * UTF-16 and for names that the tree cannot hold), and with a schema `xmlInvalid`.
 */
export function readXml(source: Uint8Array | string, options: ReadXmlOptions = {}): XmlElement {
  const { schema, maxBytes = xmlLimits.bytes } = options;
  assertSize(source, maxBytes);
  const text = typeof source === 'string' ? source : decodeXml(source);
  refuseDoctype(text);
  assertMarkup(text);
  const normal = withDocument(text, (document) => {
    schema?.validate(document);
    return document.toString({ format: false, noDeclaration: true });
  });
  return toTree(normal);
}

/** A character of a string is one to three bytes. */
function assertSize(source: Uint8Array | string, maxBytes: number): void {
  const isLarge = typeof source === 'string' ? isLonger(source, maxBytes) : source.length > maxBytes;
  if (isLarge) throw new DomainError('xmlTooLarge', { maxBytes });
}

function isLonger(text: string, maxBytes: number): boolean {
  if (text.length > maxBytes) return true;
  return text.length * 3 > maxBytes && new TextEncoder().encode(text).length > maxBytes;
}

/** Characters of the shortest tag, `<a>`. */
const leastMarkup = 3;

/** What looks like a tag or an attribute counts as one, wherever it stands: it is counted before anything is parsed. */
function assertMarkup(text: string): void {
  if (text.length < xmlLimits.markup * leastMarkup) return;
  const count = text.match(/<[^/]|=\s*["']/g)?.length ?? 0;
  if (count > xmlLimits.markup) throw new DomainError('xmlTooLarge', { maxMarkup: xmlLimits.markup });
}

/**
 * The tree of a text that libxml2 has written: ends of lines and attributes are normal, entities expanded, names bound.
 * xml-js sees no other text, since by itself it keeps CRLF, accepts two roots, attributes twice and unbound prefixes.
 */
function toTree(normal: string): XmlElement {
  const root = parseNormal(normal).elements?.find(({ type }) => type === 'element');
  if (!root) throw new DomainError('xmlMalformed', { problem: 'root' });
  return toElement(root, predeclared);
}

/** After libxml2 only names can be beyond xml-js: `hasOwnProperty`, or letters outside of the basic plane. */
function parseNormal(normal: string): Element {
  try {
    return xml2js(normal, {
      compact: false,
      captureSpacesBetweenElements: true,
      ignoreComment: true,
      ignoreInstruction: true,
    }) as Element;
  } catch (error) {
    const problem = error instanceof Error ? error.message.slice(0, 200) : '';
    throw new DomainError('xmlMalformed', { problem });
  }
}

/** Declarations of one element, and those around it: a chain, since a copy for each level would cost levels × prefixes. */
interface Scope {
  readonly declared: ReadonlyMap<string, string>;
  readonly outer: Scope | null;
}

const predeclared: Scope = {
  declared: new Map([['xml', 'http://www.w3.org/XML/1998/namespace']]),
  outer: null,
};

function findNamespace(scope: Scope | null, prefix: string): string {
  for (let at = scope; at !== null; at = at.outer) {
    const uri = at.declared.get(prefix);
    if (uri !== undefined) return uri;
  }
  return '';
}

function toElement({ name = '', attributes = {}, elements = [] }: Element, outer: Scope): XmlElement {
  const scope = withDeclarations(outer, attributes);
  return {
    name: toName(name, scope, findNamespace(scope, '')),
    attributes: toAttributes(attributes, scope),
    content: toContent(elements, scope),
  };
}

function toContent(elements: readonly Element[], scope: Scope): XmlContent[] {
  const content: XmlContent[] = [];
  for (const item of elements) {
    const last = content.at(-1);
    if (item.type === 'element') content.push(toElement(item, scope));
    else if (typeof last === 'string') content[content.length - 1] = last + String(item.text);
    else content.push(String(item.text));
  }
  return content;
}

function withDeclarations(outer: Scope, attributes: Attributes): Scope {
  const declared = Object.entries(attributes).flatMap(([name, uri]): [string, string][] => {
    const prefix = declaredPrefix(name);
    return prefix === undefined ? [] : [[prefix, String(uri)]];
  });
  return declared.length === 0 ? outer : { declared: new Map(declared), outer };
}

/** Empty for the default namespace, undefined for an attribute that declares none. */
function declaredPrefix(attribute: string): string | undefined {
  if (attribute === 'xmlns') return '';
  return attribute.startsWith('xmlns:') ? attribute.slice('xmlns:'.length) : undefined;
}

/** The default namespace is not that of attributes. */
function toAttributes(attributes: Attributes, scope: Scope): XmlAttribute[] {
  return Object.entries(attributes)
    .filter(([name]) => declaredPrefix(name) === undefined)
    .map(([name, value]) => ({ name: toName(name, scope, ''), value: String(value) }));
}

function toName(qualified: string, scope: Scope, unprefixed: string): XmlName {
  const colon = qualified.indexOf(':');
  if (colon < 0) return { namespace: unprefixed, local: qualified };
  return { namespace: findNamespace(scope, qualified.slice(0, colon)), local: qualified.slice(colon + 1) };
}
