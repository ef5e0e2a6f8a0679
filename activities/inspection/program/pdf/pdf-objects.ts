import type { Budget } from '../budget.js';
import { PdfParser, type PdfValue } from './pdf-parser.js';

/** Whatever stands after a word `obj` or `trailer`. */
export interface PdfObject {
  /** Its number; undefined for a trailer, and where none can be read. */
  readonly number: number | undefined;
  readonly value: PdfValue;
  /** Where the data of a stream begin; undefined for what is none. */
  readonly dataAt: number | undefined;
}

const openers = new Set([0x3c, 0x5b]); // < [

/**
 * Finds every object of a file without its tables: a viewer follows offsets that may lead anywhere, into a stream too,
 * so whatever stands after a word `obj` is read as one. Names are told to `onName`.
 */
export function* findObjects(
  data: Buffer,
  budget: Budget,
  onName: (name: string) => void,
): Generator<PdfObject> {
  for (const at of findStarts(data)) {
    const parser = new PdfParser(data, at, onName);
    const value = parser.next();
    budget.lex(parser.at - at);
    const dataAt = value.kind === 'dictionary' ? findData(data, parser) : undefined;
    yield { number: numberBefore(data, at), value, dataAt };
  }
}

/** Values one after the other, as in an object stream, up to the data of another stream or the end. */
export function* readValues(
  data: Buffer,
  budget: Budget,
  onName: (name: string) => void,
): Generator<PdfValue> {
  const parser = new PdfParser(data, 0, onName);
  for (;;) {
    const from = parser.at;
    const value = parser.next();
    budget.lex(parser.at - from);
    if (value.kind === 'end' || (value.kind === 'keyword' && value.word === 'stream')) return;
    yield value;
  }
}

function* findStarts(data: Buffer): Generator<number> {
  for (const word of ['obj', 'trailer']) {
    for (let found = data.indexOf(word); found >= 0; found = data.indexOf(word, found + word.length)) {
      const at = found + word.length;
      const isEnd = word === 'obj' && data.toString('latin1', Math.max(0, found - 3), found) === 'end';
      if (!isEnd && openers.has(data[firstByte(data, at)] ?? 0)) yield at;
    }
  }
}

/** Where the next token begins, so that the word by chance, inside compressed data, is passed over quickly. */
function firstByte(data: Buffer, from: number): number {
  let at = from;
  for (;;) {
    const byte = data[at];
    if (byte === 0x25) {
      while (data[at] !== undefined && data[at] !== 0x0a && data[at] !== 0x0d) at += 1;
    } else if (byte === 0 || byte === 0x20 || (byte !== undefined && byte >= 0x09 && byte <= 0x0d)) at += 1;
    else return at;
  }
}

/** The first byte after `stream` and its end of line, where that word follows. */
function findData(data: Buffer, parser: PdfParser): number | undefined {
  const word = parser.next();
  if (word.kind !== 'keyword' || word.word !== 'stream') return undefined;
  let at = parser.at;
  if (data[at] === 0x0d) at += 1;
  if (data[at] === 0x0a) at += 1;
  return at;
}

function numberBefore(data: Buffer, at: number): number | undefined {
  const found = /(\d{1,10})[\s\0]+\d{1,5}[\s\0]*obj$/.exec(data.toString('latin1', Math.max(0, at - 40), at));
  return found ? Number(found[1]) : undefined;
}
