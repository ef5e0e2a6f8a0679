import { Refused } from '../refused.js';

/** A value of PDF syntax (ISO 32000-1 §7.3), as far as a search for what is active needs it: strings are passed over. */
export type PdfValue =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'reference'; readonly object: number }
  | { readonly kind: 'array'; readonly items: readonly PdfValue[] }
  | PdfDictionary
  | { readonly kind: 'keyword'; readonly word: string }
  | { readonly kind: 'string' }
  | { readonly kind: 'end' };

export interface PdfDictionary {
  readonly kind: 'dictionary';
  readonly entries: ReadonlyMap<string, PdfValue>;
}

const maxDepth = 200;
const whitespace = new Set([0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20]);
const delimiters = new Set([...'()<>[]{}/%'].map((mark) => mark.charCodeAt(0)));
const isRegular = (byte: number | undefined): byte is number =>
  byte !== undefined && !whitespace.has(byte) && !delimiters.has(byte);

const end: PdfValue = { kind: 'end' };
const string: PdfValue = { kind: 'string' };

/**
 * A tolerant reader of PDF syntax: whatever a viewer may understand is understood, what makes no sense is passed over.
 * Every name that it meets, at whatever depth, is told to `onName`, its `#xx` escapes resolved.
 */
export class PdfParser {
  constructor(
    private readonly data: Buffer,
    public at: number,
    private readonly onName: (name: string) => void,
  ) {}

  /** The next value; a keyword (`endobj`, `stream`, `obj` …) ends what is not closed. Throws `fileTooComplex`. */
  next(depth = 0): PdfValue {
    if (depth > maxDepth) throw new Refused('fileTooComplex', 'nestedSyntax');
    this.#skipSpace();
    const byte = this.data[this.at];
    if (byte === undefined) return end;
    switch (byte) {
      case 0x2f: // (/) name
        return { kind: 'name', name: this.#name() };
      case 0x28: // ( string
        return this.#literalString();
      case 0x3c: // < hexadecimal string, << dictionary
        return this.data[this.at + 1] === 0x3c ? this.#dictionary(depth) : this.#hexString();
      case 0x5b: // [ array
        return this.#array(depth);
      default:
        return isRegular(byte) ? this.#word() : this.#mark();
    }
  }

  #skipSpace(): void {
    for (;;) {
      const byte = this.data[this.at];
      if (byte === 0x25) this.#skipComment();
      else if (byte !== undefined && whitespace.has(byte)) this.at += 1;
      else return;
    }
  }

  #skipComment(): void {
    for (let byte = this.data[this.at]; byte !== undefined && byte !== 0x0a && byte !== 0x0d;)
      byte = this.data[++this.at];
  }

  #name(): string {
    const from = ++this.at;
    while (isRegular(this.data[this.at])) this.at += 1;
    const raw = this.data.toString('latin1', from, Math.min(this.at, from + 400));
    const name = raw.includes('#') ? raw.replaceAll(/#([0-9a-f]{2})/gi, fromHex) : raw;
    this.onName(name);
    return name;
  }

  #literalString(): PdfValue {
    let open = 0;
    for (; this.at < this.data.length; this.at += 1) {
      const byte = this.data[this.at];
      if (byte === 0x5c) this.at += 1;
      else if (byte === 0x28) open += 1;
      else if (byte === 0x29 && --open === 0) break;
    }
    this.at += 1;
    return string;
  }

  #hexString(): PdfValue {
    const close = this.data.indexOf(0x3e, this.at);
    this.at = close < 0 ? this.data.length : close + 1;
    return string;
  }

  #array(depth: number): PdfValue {
    const items: PdfValue[] = [];
    this.at += 1;
    for (;;) {
      const item = this.#nested(depth);
      if (item === 'closed' || item === 'unclosed') return { kind: 'array', items };
      items.push(item);
    }
  }

  #dictionary(depth: number): PdfDictionary {
    const entries = new Map<string, PdfValue>();
    this.at += 2;
    for (;;) {
      const key = this.#nested(depth);
      if (key === 'closed' || key === 'unclosed') return { kind: 'dictionary', entries };
      if (key.kind !== 'name') continue;
      const value = this.#nested(depth);
      if (value === 'closed' || value === 'unclosed') return { kind: 'dictionary', entries };
      entries.set(key.name, value);
    }
  }

  /** A value inside brackets, or why there is none. A keyword that ends an object is left for whoever reads objects. */
  #nested(depth: number): PdfValue | 'closed' | 'unclosed' {
    const from = this.at;
    const value = this.next(depth + 1);
    if (value.kind === 'end') return 'unclosed';
    if (value.kind !== 'keyword') return value;
    if (value.word === ']' || value.word === '>>') return 'closed';
    if (!objectKeywords.has(value.word)) return value;
    this.at = from;
    return 'unclosed';
  }

  #word(): PdfValue {
    const word = this.#regulars();
    if (!/^[+-]?\d*\.?\d*$/.test(word)) return { kind: 'keyword', word };
    return /^\d{1,10}$/.test(word) && this.#isReference()
      ? { kind: 'reference', object: Number(word) }
      : { kind: 'number', value: Number(word) };
  }

  /** Whether a generation and `R` follow, which are then taken. */
  #isReference(): boolean {
    const from = this.at;
    this.#skipSpace();
    if (/^\d{1,5}$/.test(this.#regulars())) {
      this.#skipSpace();
      if (this.#regulars() === 'R') return true;
    }
    this.at = from;
    return false;
  }

  #regulars(): string {
    const from = this.at;
    while (isRegular(this.data[this.at])) this.at += 1;
    return this.data.toString('latin1', from, Math.min(this.at, from + 40));
  }

  #mark(): PdfValue {
    const isDouble = this.data[this.at] === 0x3e && this.data[this.at + 1] === 0x3e;
    const from = this.at;
    this.at += isDouble ? 2 : 1;
    return { kind: 'keyword', word: this.data.toString('latin1', from, this.at) };
  }
}

const objectKeywords = new Set(['endobj', 'obj', 'stream', 'endstream', 'xref', 'trailer', 'startxref']);

function fromHex(_match: string, digits: string): string {
  return String.fromCharCode(Number.parseInt(digits, 16));
}

export function nameOf(value: PdfValue | undefined): string | undefined {
  return value?.kind === 'name' ? value.name : undefined;
}
