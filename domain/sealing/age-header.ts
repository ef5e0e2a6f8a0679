import type { DomainErrorCode } from '../errors.js';

export type HeaderRefusal = Extract<
  DomainErrorCode,
  'envelopeArmoured' | 'envelopeHeaderInvalid' | 'envelopePassphrase' | 'envelopeWithoutX25519'
>;

export type HeaderInspection =
  | {
      readonly ok: true;
      /** The header with its MAC line, ready for `unwrapFileKey`. */
      readonly header: Uint8Array;
      readonly stanzas: readonly string[];
    }
  | { readonly ok: false; readonly refused: HeaderRefusal };

/** A header with one recipient takes 200 bytes. What needs more than this is no envelope. */
export const maxHeaderBytes = 16 * 1024;
const maxStanzas = 20;

const versionLine = 'age-encryption.org/v1';
const macLine = /^--- [A-Za-z0-9+/]{43}$/;
/** An ephemeral X25519 share is 32 bytes, the wrapped file key 16 and a tag of 16: each 43 characters. */
const x25519Arguments = /^X25519 [A-Za-z0-9+/]{43}$/;
const wrappedFileKey = /^[A-Za-z0-9+/]{43}$/;
const fullBodyLine = /^[A-Za-z0-9+/]{64}$/;
const lastBodyLine = /^[A-Za-z0-9+/]{0,63}$/;

interface Stanza {
  readonly type: string;
  readonly argumentsLine: string;
  readonly body: readonly string[];
}

/**
 * Looks at the first bytes of an upload, `maxHeaderBytes` or the whole file, without any key. Refuses armour (our
 * storage is binary and its digest must be the one of the bytes), passphrases and headers that no X25519 key can
 * open. Further stanzas are the supplier's own business: he may seal to a key of his as well.
 */
export function inspectAgeHeader(firstBytes: Uint8Array): HeaderInspection {
  const text = asciiOf(firstBytes.subarray(0, maxHeaderBytes));
  if (/^\s*-----BEGIN AGE ENCRYPTED FILE-----/.test(text)) return refuse('envelopeArmoured');
  const lines = headerLines(text);
  const stanzas = lines === undefined ? undefined : parseStanzas(lines.slice(1, -1));
  if (lines === undefined || stanzas === undefined) return refuse('envelopeHeaderInvalid');
  if (stanzas.some(({ type }) => type === 'scrypt')) return refuse('envelopePassphrase');
  const x25519 = stanzas.filter(({ type }) => type === 'X25519');
  if (x25519.length === 0) return refuse('envelopeWithoutX25519');
  if (!x25519.every(isX25519Stanza)) return refuse('envelopeHeaderInvalid');
  const length = lines.reduce((sum, line) => sum + line.length + 1, 0);
  return { ok: true, header: firstBytes.slice(0, length), stanzas: stanzas.map(({ type }) => type) };
}

function refuse(code: HeaderRefusal): HeaderInspection {
  return { ok: false, refused: code };
}

/** One character a byte, so that positions in the text are positions in the file. */
function asciiOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}

function headerLines(text: string): string[] | undefined {
  if (!text.startsWith(`${versionLine}\n`)) return undefined;
  const lines = text.split('\n').slice(0, -1);
  const mac = lines.findIndex((line) => line.startsWith('---'));
  return mac > 0 && macLine.test(lines[mac] ?? '') ? lines.slice(0, mac + 1) : undefined;
}

function parseStanzas(lines: readonly string[]): Stanza[] | undefined {
  const stanzas: Stanza[] = [];
  let at = 0;
  while (at < lines.length) {
    const first = /^-> ([\x21-\x7e]+(?: [\x21-\x7e]+)*)$/.exec(lines[at] ?? '');
    if (first === null || stanzas.length === maxStanzas) return undefined;
    const end = lines.findIndex((line, index) => index > at && !fullBodyLine.test(line));
    if (end === -1 || !lastBodyLine.test(lines[end] ?? '')) return undefined;
    const argumentsLine = first[1] ?? '';
    const [type = ''] = argumentsLine.split(' ');
    stanzas.push({ type, argumentsLine, body: lines.slice(at + 1, end + 1) });
    at = end + 1;
  }
  return stanzas;
}

function isX25519Stanza({ argumentsLine, body }: Stanza): boolean {
  return x25519Arguments.test(argumentsLine) && body.length === 1 && wrappedFileKey.test(body[0] ?? '');
}
