/** A value that must not be found where it was not put, and until when. */
export interface Canary {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export const encodings = ['raw', 'hex', 'HEX', 'base64', 'base64url', 'utf-16le', 'utf-16be'] as const;
export type Encoding = (typeof encodings)[number];

export interface Form {
  readonly encoding: Encoding;
  readonly bytes: Buffer;
}

/** Shorter ones would be met by chance. */
const shortest = 12;

/** Every form in which the bytes may lie somewhere; base64 has three, by where they begin in a group of three bytes. */
export function formsOf(bytes: Uint8Array): Form[] {
  if (bytes.length < shortest) throw new RangeError(`a canary has at least ${shortest} bytes`);
  const raw = Buffer.from(bytes);
  const hex = raw.toString('hex');
  const utf16 = Buffer.from(raw.toString('latin1'), 'utf16le');
  const base64 = [0, 1, 2].map((alignment) => base64At(raw, alignment));
  return [
    { encoding: 'raw', bytes: raw },
    { encoding: 'hex', bytes: Buffer.from(hex) },
    { encoding: 'HEX', bytes: Buffer.from(hex.toUpperCase()) },
    ...base64.map((text) => ({ encoding: 'base64' as const, bytes: Buffer.from(text) })),
    ...base64.map((text) => ({ encoding: 'base64url' as const, bytes: Buffer.from(toUrlAlphabet(text)) })),
    { encoding: 'utf-16le', bytes: utf16 },
    { encoding: 'utf-16be', bytes: Buffer.from(utf16).swap16() },
  ];
}

/** The digits that the bytes alone decide when `alignment` unknown bytes stand before them. */
function base64At(bytes: Buffer, alignment: number): string {
  const text = Buffer.concat([Buffer.alloc(alignment), bytes]).toString('base64');
  const from = Math.ceil((alignment * 8) / 6);
  const to = Math.floor(((alignment + bytes.length) * 8) / 6);
  return text.slice(from, to);
}

function toUrlAlphabet(base64: string): string {
  return base64.replaceAll('+', '-').replaceAll('/', '_');
}
