import { DomainError } from '../../domain/errors.js';

/** Encodings that every XML processor must know (XML 1.0, 4.3.3); none of the others is taken. */
type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

const byteOrderMarks: readonly { readonly bytes: readonly number[]; readonly encoding: Encoding }[] = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
];

/** Bytes of a declaration, whose names and values are all short. */
const declarationBytes = 256;

/**
 * The text of a document: UTF-16 by its byte order mark, otherwise UTF-8. Everything after this works on one text, so
 * that no two steps can read the same bytes in two ways. Throws `xmlMalformed` (problem `encoding`) for bytes that are
 * not of that encoding and for a declaration that names another one.
 */
export function decodeXml(bytes: Uint8Array): string {
  const mark = byteOrderMarks.find((known) => known.bytes.every((byte, at) => bytes[at] === byte));
  const encoding = mark?.encoding ?? 'utf-8';
  const text = decode(bytes, encoding);
  const declared = declaredEncoding(text.slice(0, declarationBytes));
  if (declared !== undefined && !isSame(declared, encoding))
    throw new DomainError('xmlMalformed', { problem: 'encoding', declared });
  return text;
}

function decode(bytes: Uint8Array, encoding: Encoding): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new DomainError('xmlMalformed', { problem: 'encoding', declared: encoding });
  }
}

function declaredEncoding(start: string): string | undefined {
  return /^<\?xml\s[^>]*?\sencoding\s*=\s*["']([^"'>]*)["']/.exec(start)?.[1];
}

function isSame(declared: string, encoding: Encoding): boolean {
  const name = declared.toLowerCase();
  if (encoding === 'utf-8') return ['utf-8', 'utf8', 'us-ascii'].includes(name);
  return name === 'utf-16' || name === encoding;
}
