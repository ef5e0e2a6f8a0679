import type { Budget } from '../budget.js';
import { inflate } from '../inflate.js';
import { nameOf, type PdfDictionary, type PdfValue } from './pdf-parser.js';

type Pieces = Iterable<Buffer> | AsyncIterable<Buffer>;
type Filter = (source: Pieces, budget: Budget) => AsyncGenerator<Buffer>;

const outputBytes = 64 * 1024;

/** The filters of a stream by name; undefined where they are named by reference or in no way that a viewer reads. */
export function filtersOf(dictionary: PdfDictionary): readonly string[] | undefined {
  const value = dictionary.entries.get('Filter');
  if (value === undefined || (value.kind === 'keyword' && value.word === 'null')) return [];
  const items: readonly PdfValue[] = value.kind === 'array' ? value.items : [value];
  const names = items.map(nameOf);
  return names.every((name) => name !== undefined) ? names : undefined;
}

/** Whether what the filters give is changed again by a predictor, which hides names (ISO 32000-1 §7.4.4.4). */
export function hasPredictor(dictionary: PdfDictionary): boolean {
  const value = dictionary.entries.get('DecodeParms');
  const items = value?.kind === 'array' ? value.items : value ? [value] : [];
  return items.some((item) => {
    if (item.kind !== 'dictionary') return item.kind === 'reference';
    const predictor = item.entries.get('Predictor');
    return predictor !== undefined && !(predictor.kind === 'number' && predictor.value <= 1);
  });
}

/** Those that inflate or spell; image codecs stay shut. */
const filters: Readonly<Record<string, Filter>> = {
  FlateDecode: (source, budget) => inflate(source, 'zlib', budget),
  LZWDecode: (source, budget) => lzw(source, budget),
  RunLengthDecode: (source, budget) => runLength(source, budget),
  ASCIIHexDecode: (source) => asciiHex(source),
  ASCII85Decode: (source) => ascii85(source),
};
const abbreviations: Readonly<Record<string, string>> = {
  ...{
    Fl: 'FlateDecode',
    LZW: 'LZWDecode',
    RL: 'RunLengthDecode',
    AHx: 'ASCIIHexDecode',
    A85: 'ASCII85Decode',
  },
};

/**
 * Decodes through as many of the filters as are known here.
 * @returns the pieces, and the filters that were not applied, an image codec first.
 */
export function decode(
  source: Iterable<Buffer>,
  names: readonly string[],
  budget: Budget,
): { pieces: Pieces; left: readonly string[] } {
  let pieces: Pieces = source;
  for (const [at, name] of names.entries()) {
    const filter = filters[abbreviations[name] ?? name];
    if (!filter) return { pieces, left: names.slice(at) };
    pieces = filter(pieces, budget);
  }
  return { pieces, left: [] };
}

async function* asciiHex(source: Pieces): AsyncGenerator<Buffer> {
  let odd = '';
  for await (const piece of source) {
    const text = piece.toString('latin1');
    const stop = text.search(/[^0-9a-fA-F\s\0]/);
    const digits = odd + (stop < 0 ? text : text.slice(0, stop)).replaceAll(/[\s\0]/g, '');
    odd = stop < 0 && digits.length % 2 === 1 ? digits.slice(-1) : '';
    yield Buffer.from(digits.length % 2 === 1 && stop >= 0 ? `${digits}0` : digits, 'hex');
    if (stop >= 0) return;
  }
}

async function* ascii85(source: Pieces): AsyncGenerator<Buffer> {
  let group: number[] = [];
  for await (const piece of source) {
    const out: number[] = [];
    for (const byte of piece) {
      if (byte === 0x7a && group.length === 0) out.push(0, 0, 0, 0);
      else if (byte >= 0x21 && byte <= 0x75) group.push(byte - 0x21);
      else if (byte > 0x20) {
        yield Buffer.from([...out, ...lastGroup(group)]);
        return;
      }
      if (group.length === 5) {
        out.push(...base85(group));
        group = [];
      }
    }
    yield Buffer.from(out);
  }
}

function base85(group: readonly number[]): number[] {
  const value = group.reduce((sum, digit) => sum * 85 + digit, 0) % 2 ** 32;
  return [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256);
}

function lastGroup(group: readonly number[]): number[] {
  if (group.length < 2) return [];
  return base85([...group, 84, 84, 84, 84].slice(0, 5)).slice(0, group.length - 1);
}

async function* runLength(source: Pieces, budget: Budget): AsyncGenerator<Buffer> {
  let held = Buffer.alloc(0);
  for await (const piece of source) {
    held = Buffer.concat([held, piece]);
    const out: Buffer[] = [];
    let at = 0;
    for (;;) {
      const length = held[at];
      if (length === undefined || length === 128) break;
      const needed = length < 128 ? length + 2 : 2;
      if (at + needed > held.length) break;
      out.push(length < 128 ? held.subarray(at + 1, at + needed) : Buffer.alloc(257 - length, held[at + 1]));
      at += needed;
    }
    const whole = Buffer.concat(out);
    budget.inflate(whole.length);
    yield whole;
    if (held[at] === 128) return;
    held = held.subarray(at);
  }
}

/** ISO 32000-1 §7.4.4.2, with the usual early change of the code's width. */
async function* lzw(source: Pieces, budget: Budget): AsyncGenerator<Buffer> {
  const table = new LzwTable();
  let bits = 0;
  let count = 0;
  let out: Buffer[] = [];
  let size = 0;
  for await (const piece of source) {
    for (const byte of piece) {
      bits = (bits * 256 + byte) % 2 ** 24;
      count += 8;
      if (count < table.width) continue;
      count -= table.width;
      const text = table.take(Math.floor(bits / 2 ** count) % 2 ** table.width);
      if (text === undefined) {
        yield Buffer.concat(out);
        return;
      }
      budget.inflate(text.length);
      out.push(text);
      size += text.length;
      if (size > outputBytes) {
        yield Buffer.concat(out);
        [out, size] = [[], 0];
      }
    }
  }
  yield Buffer.concat(out);
}

const clearCode = 256;
const endCode = 257;

class LzwTable {
  width = 9;
  #texts: Buffer[] = [];
  #previous: Buffer | undefined;

  constructor() {
    this.#clear();
  }

  /** What a code stands for; undefined at the end, and for a code that cannot be. */
  take(code: number): Buffer | undefined {
    if (code === endCode) return undefined;
    if (code === clearCode) return this.#clear();
    const previous = this.#previous;
    const known = this.#texts[code];
    if (!known && (!previous || code !== this.#texts.length)) return undefined;
    const text = known ?? Buffer.concat([previous as Buffer, (previous as Buffer).subarray(0, 1)]);
    if (previous && this.#texts.length < 4096)
      this.#texts.push(Buffer.concat([previous, text.subarray(0, 1)]));
    this.width = Math.min(12, Math.max(9, (this.#texts.length + 1).toString(2).length));
    this.#previous = text;
    return text;
  }

  #clear(): Buffer {
    this.#texts = Array.from({ length: 258 }, (_, byte) => (byte < 256 ? Buffer.of(byte) : Buffer.alloc(0)));
    this.#previous = undefined;
    this.width = 9;
    return Buffer.alloc(0);
  }
}
