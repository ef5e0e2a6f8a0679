const byteOrderMarks: readonly (readonly [encoding: string, mark: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

const binary = /[\u0000-\u0008\u000e-\u001f]/;

/**
 * Text in UTF-8, in UTF-16 with its mark, or in the one-byte encoding that Italian spreadsheets still write; undefined for
 * what holds control characters and so is no text.
 */
export function decodeText(bytes: Buffer): string | undefined {
  const marked = byteOrderMarks.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte));
  const text = marked
    ? tryDecode(bytes, marked[0])
    : (tryDecode(bytes, 'utf-8') ?? tryDecode(bytes, 'windows-1252'));
  return text === undefined || binary.test(text) ? undefined : text;
}

function tryDecode(bytes: Buffer, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
