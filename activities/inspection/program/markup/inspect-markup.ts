import type { Finding, Inspecting } from '../finding.js';
import { Refused } from '../refused.js';
import { localNameOf, scanTags, type Tag } from './scan-tags.js';

/** Elements that run or load what runs. */
const activeElements = new Set([
  ...['script', 'iframe', 'frame', 'object', 'embed', 'applet', 'base', 'portal', 'foreignobject', 'handler'],
]);
const activeAddress =
  /^(javascript|vbscript|livescript|mocha|data:(text\/html|text\/xml|image\/svg|application\/x))/;
/** The first tags by which browsers tell a page (WHATWG MIME sniffing §7.1). */
const htmlStart =
  /^\s*(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|(?:html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p|meta)[\s>])/i;
const svgNamespace = 'http://www.w3.org/2000/svg';
const xhtmlNamespace = 'http://www.w3.org/1999/xhtml';

/** Whether a browser that is shown this text would take it for a page; an old one looks past words at the beginning. */
export function looksLikeHtml(text: string): boolean {
  return (
    htmlStart.test(text) ||
    (!/^\s*</.test(text) && /<(script|iframe|html|body)[\s>]/i.test(text.slice(0, 1024)))
  );
}

/** Throws `fileActiveContent` for what runs when it is shown. */
export function inspectHtml(text: string, is: Inspecting['is']): Finding {
  const finding = { type: 'html', mediaType: 'text/html', pdfa: null };
  is(finding.type, finding.mediaType);
  assertPassive(text);
  return finding;
}

/** XML, SVG and XHTML. Throws `fileActiveContent`, for declared entities too. */
export function inspectXml(text: string, is: Inspecting['is']): Finding {
  const root = localNameOf(rootOf(text)?.name ?? '');
  if (root === '') throw new Refused('fileMalformed', 'xml');
  const finding = { ...(shownTypes[root] ?? { type: 'xml', mediaType: 'application/xml' }), pdfa: null };
  is(finding.type, finding.mediaType);
  assertDoctype(text);
  if (root in shownTypes || text.includes(svgNamespace) || text.includes(xhtmlNamespace)) assertPassive(text);
  if (/<\?xml-stylesheet[^>]*href\s*=\s*["']\s*(#|data:|javascript:)/i.test(text))
    throw new Refused('fileActiveContent', 'stylesheet');
  return finding;
}

/** By the name of the root: what a browser shows as a page. */
const shownTypes: Readonly<Record<string, Pick<Finding, 'type' | 'mediaType'>>> = {
  svg: { type: 'svg', mediaType: 'image/svg+xml' },
  html: { type: 'html', mediaType: 'application/xhtml+xml' },
};

function rootOf(text: string): Tag | undefined {
  for (const tag of scanTags(text)) return tag;
  return undefined;
}

/** Entities read files and multiply; a parser that resolves them may be anyone's. */
function assertDoctype(text: string): void {
  const doctype = /<!doctype[^>[]*(\[)?/i.exec(text);
  if (!doctype) return;
  if (doctype[1] !== undefined || /<!entity/i.test(text)) throw new Refused('fileActiveContent', 'entities');
  const isPublished = /"-\/\/W3C\/\/DTD [^"]*"/.test(doctype[0]);
  if (/\s(system|public)\s/i.test(doctype[0]) && !isPublished)
    throw new Refused('fileActiveContent', 'externalDtd');
}

function assertPassive(text: string): void {
  for (const { name, attributes } of scanTags(text)) {
    const element = localNameOf(name);
    if (activeElements.has(element)) throw new Refused('fileActiveContent', element);
    if (element === 'meta' && /refresh/i.test(attributes.get('http-equiv') ?? ''))
      throw new Refused('fileActiveContent', 'refresh');
    for (const [attribute, value] of attributes) assertPassiveAttribute(localNameOf(attribute), value);
  }
}

function assertPassiveAttribute(name: string, value: string): void {
  // XML Events and HTML alike: `onload`, `on:click`; never a word that only begins so.
  if (/^on[a-z]{3,}$/.test(name)) throw new Refused('fileActiveContent', name);
  // A browser leaves out white space and control characters inside a scheme.

  const address = value.replaceAll(/[\u0000-\u0020]/g, '').toLowerCase();
  if (activeAddress.test(address)) throw new Refused('fileActiveContent', `${name} address`);
  if (name === 'srcdoc') throw new Refused('fileActiveContent', name);
}
