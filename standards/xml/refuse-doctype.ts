import { DomainError } from '../../domain/errors.js';

/**
 * Throws `xmlDoctypeRefused` for a document with a document type declaration: entities, external files and default
 * attributes all come from there, and no format that we read has one. It can only stand before the root, after white
 * space, comments and processing instructions (XML 1.0, production 22).
 */
export function refuseDoctype(text: string): void {
  if (text.startsWith('<!DOCTYPE', endOfProlog(text))) throw new DomainError('xmlDoctypeRefused');
}

const skipped = [
  { start: '<?', end: '?>' },
  { start: '<!--', end: '-->' },
] as const;

/** Where the first thing begins that is neither space, comment nor instruction; the text's end if they never end. */
function endOfProlog(text: string): number {
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  for (;;) {
    while (isSpace(text.charCodeAt(at))) at += 1;
    const item = skipped.find(({ start }) => text.startsWith(start, at));
    if (!item) return at;
    const end = text.indexOf(item.end, at + item.start.length);
    if (end < 0) return text.length;
    at = end + item.end.length;
  }
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}
