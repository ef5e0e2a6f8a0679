import { decodeText } from '../markup/decode-text.js';

const namespace = /xmlns:([\w.-]+)\s*=\s*["']http:\/\/www\.aiim\.org\/pdfa\/ns\/id\/["']/;

/** Part and conformance that an XMP packet declares (ISO 19005): `3a`, `2b`, `4f`, `4`; null where it declares none. */
export function declaredPdfa(packet: Buffer): string | null {
  const xmp = decodeText(packet) ?? '';
  const prefix = namespace.exec(xmp)?.[1];
  if (prefix === undefined) return null;
  const part = propertyOf(xmp, prefix, 'part', '[1-4]');
  return part && `${part}${propertyOf(xmp, prefix, 'conformance', '[ABUEFabuef]')?.toLowerCase() ?? ''}`;
}

/** As an attribute or as an element; the namespace's prefix is the file's own. */
function propertyOf(xmp: string, prefix: string, name: string, value: string): string | null {
  const qualified = `${prefix.replaceAll('.', String.raw`\.`)}:${name}`;
  const shape = new RegExp(
    `${qualified}\\s*=\\s*["']\\s*(${value})\\s*["']|<${qualified}[^<>]*>\\s*(${value})\\s*</`,
  );
  const found = shape.exec(xmp);
  return found?.[1] ?? found?.[2] ?? null;
}
