import { HeldBytes, readWhole, type FileBytes } from './file-bytes.js';
import type { Finding, Inspecting } from './finding.js';
import { Refused } from './refused.js';

/** Content types of CMS (RFC 5652), as DER writes them. */
const signedData = '2a864886f70d010702';
const envelopedData = '2a864886f70d010703';
const oid = /^2a864886f70d0107/;

interface Element {
  readonly tag: number;
  readonly from: number;
  /** Undefined where the length is not stated and its end is marked. */
  readonly to: number | undefined;
}

const maxDepth = 16;

/** Whether the bytes begin as a CMS message: a sequence whose first element is one of its content types. */
export function looksLikeCms(head: Buffer): boolean {
  const outer = readElement(head, 0);
  const type = outer?.tag === 0x30 ? readElement(head, outer.from) : undefined;
  if (type?.tag !== 0x06 || type.to === undefined) return false;
  return oid.test(head.subarray(type.from, type.to).toString('hex'));
}

/** A message in PEM, or in bare base64 as some Italian signing programs write it; undefined for other text. */
export function unwrapBase64(text: string): Buffer | undefined {
  const body = text
    .replaceAll(/-----(BEGIN|END) (PKCS7|CMS|PKCS #7 SIGNED DATA)-----/g, '')
    .replaceAll(/\s/g, '');
  if (!/^M[A-Za-z0-9+/]{40,}={0,2}$/.test(body)) return undefined;
  const bytes = Buffer.from(body, 'base64');
  return looksLikeCms(bytes) ? bytes : undefined;
}

/**
 * A signed file (`.p7m`): what is signed is looked at as a file of its own. A signature without content (`.p7s`) has
 * nothing more. The signature itself is verified elsewhere.
 */
export async function inspectCms(bytes: FileBytes, inspecting: Inspecting): Promise<Finding> {
  inspecting.is('p7m', 'application/pkcs7-mime');
  const data = readWhole(bytes);
  const outer = getElement(data, 0);
  const behind = data.subarray(endOf(data, outer, 0));
  if (behind.some((byte) => byte !== 0 && byte !== 0x0a && byte !== 0x0d))
    throw new Refused('filePolyglot', 'dataAfterEnd');
  const type = getElement(data, outer.from);
  const name = data.subarray(type.from, type.to).toString('hex');
  if (name === envelopedData) throw new Refused('fileEncrypted', 'envelopedData');
  if (name !== signedData || type.to === undefined) throw new Refused('fileTypeNotAccepted', 'cms');
  const content = findContent(data, type.to);
  if (!content) return { type: 'p7s', mediaType: 'application/pkcs7-signature', pdfa: null };
  const { pdfa } = await inspecting.inside('content', new HeldBytes(content));
  return { type: 'p7m', mediaType: 'application/pkcs7-mime', pdfa };
}

/** ContentInfo.content [0] → SignedData: version, digestAlgorithms, encapContentInfo { type, [0] content }. */
function findContent(data: Buffer, at: number): Buffer | undefined {
  const signed = getElement(data, getElement(data, at).from);
  const version = getElement(data, signed.from);
  const algorithms = getElement(data, endOf(data, version, 0));
  const encapsulated = getElement(data, endOf(data, algorithms, 0));
  const type = getElement(data, encapsulated.from);
  const explicitAt = endOf(data, type, 0);
  if (encapsulated.to !== undefined && explicitAt >= encapsulated.to) return undefined;
  const explicit = getElement(data, explicitAt);
  if (explicit.tag !== 0xa0) return undefined;
  return Buffer.concat(octetsOf(data, getElement(data, explicit.from), 0));
}

/** An OCTET STRING, whole or in segments. */
function octetsOf(data: Buffer, element: Element, depth: number): Buffer[] {
  if (depth > maxDepth) throw new Refused('fileTooComplex', 'nestedSyntax');
  if (element.tag === 0x04 && element.to !== undefined) return [data.subarray(element.from, element.to)];
  if (element.tag !== 0x24) throw new Refused('fileMalformed', 'cms');
  const segments: Buffer[] = [];
  for (let at = element.from; !isEnd(data, element, at);) {
    const segment = getElement(data, at);
    segments.push(...octetsOf(data, segment, depth + 1));
    at = endOf(data, segment, depth + 1);
  }
  return segments;
}

function isEnd(data: Buffer, { to }: Element, at: number): boolean {
  return to === undefined ? data[at] === 0 && data[at + 1] === 0 : at >= to;
}

function endOf(data: Buffer, element: Element, depth: number): number {
  if (element.to !== undefined) return element.to;
  if (depth > maxDepth) throw new Refused('fileTooComplex', 'nestedSyntax');
  let at = element.from;
  while (!isEnd(data, element, at)) at = endOf(data, getElement(data, at), depth + 1);
  return at + 2;
}

function getElement(data: Buffer, at: number): Element {
  const element = readElement(data, at);
  if (!element || (element.to ?? 0) > data.length) throw new Refused('fileMalformed', 'cms');
  return element;
}

/** Tag and length of BER (X.690 §8.1); undefined where there is none. */
function readElement(data: Buffer, at: number): Element | undefined {
  const [tag, first] = [data[at], data[at + 1]];
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) return undefined;
  if (first < 0x80) return { tag, from: at + 2, to: at + 2 + first };
  if (first === 0x80) return (tag & 0x20) === 0 ? undefined : { tag, from: at + 2, to: undefined };
  const count = first & 0x7f;
  if (count > 5 || at + 2 + count > data.length) return undefined;
  const from = at + 2 + count;
  return { tag, from, to: from + data.readUIntBE(at + 2, count) };
}
