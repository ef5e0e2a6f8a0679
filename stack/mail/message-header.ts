/** The unfolded value of a header field of a message (RFC 5322), undefined when it has none. */
export function findHeader(content: Buffer, name: string): string | undefined {
  const end = content.indexOf('\r\n\r\n');
  const head = content.subarray(0, end === -1 ? content.length : end).toString('latin1');
  const fields = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  const field = fields.find((line) => line.toLowerCase().startsWith(`${name}:`));
  return field?.slice(name.length + 1).trim();
}

function decodeQuotedPrintable(text: string): Buffer {
  const bytes = text
    .replaceAll('_', ' ')
    .replace(/=([0-9A-F]{2})/gi, (_match, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1');
}

/** Encoded words (RFC 2047); neighbouring ones are joined as bytes, since they may cut a character in two. */
export function decodeHeader(text: string): string {
  return text.replace(/(?:=\?[^?]+\?[BQ]\?[^?]*\?=(?:\s+(?==\?))?)+/gi, (words) => {
    const parts = [...words.matchAll(/=\?([^?]+)\?([BQ])\?([^?]*)\?=/gi)].map(
      ([, charset = 'utf-8', encoding = '', body = '']) => ({
        charset,
        bytes: encoding.toUpperCase() === 'B' ? Buffer.from(body, 'base64') : decodeQuotedPrintable(body),
      }),
    );
    const charset = parts[0]?.charset ?? 'utf-8';
    try {
      return new TextDecoder(charset).decode(Buffer.concat(parts.map(({ bytes }) => bytes)));
    } catch {
      return words;
    }
  });
}
