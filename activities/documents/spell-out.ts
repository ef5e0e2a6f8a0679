const noLetter = /(?!\n)[\p{Cc}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufe00-\ufe0f]/gu;
const undisplayed = /the text `\\?"(.+?)\\?"`(?: \([^)]*\))? could not be displayed/gu;

/**
 * A text without what is no letter: control characters, halves of a surrogate pair, variation selectors, and marks that
 * would turn the order of reading of a name. What is no text stays as it is.
 */
export function plainText(value: unknown): unknown {
  return typeof value === 'string' ? value.replace(noLetter, '') : value;
}

/**
 * A document in which every character that no font has is spelled out as `[U+1F3DB]`: PDF/A has no place for a glyph
 * that is missing, and a name in a script of elsewhere must not keep a document from being made. `complaint` is what
 * Typst said; the same text comes back where it complains of something else.
 */
export function spellOut(document: string, complaint: string): string {
  const characters = new Set(
    [...complaint.matchAll(undisplayed)].flatMap(([, text]) => [...unescaped(text ?? '')]),
  );
  return [...characters]
    .filter((character) => character > '\u007f')
    .reduce((text, character) => text.replaceAll(character, nameOf(character)), document);
}

/** Typst quotes as Rust does: `\u{301}` for what cannot stand alone. */
function unescaped(text: string): string {
  return text.replace(/\\+u\{([0-9a-f]+)\}/g, (_, point: string) =>
    String.fromCodePoint(parseInt(point, 16)),
  );
}

function nameOf(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  return `[U+${point.toString(16).toUpperCase().padStart(4, '0')}]`;
}
