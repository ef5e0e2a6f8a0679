import type { Finding, Inspecting } from '../finding.js';
import { pieces, readWhole, HeldBytes, type FileBytes } from '../file-bytes.js';
import { Refused } from '../refused.js';
import { declaredPdfa } from './declared-pdfa.js';
import { decode, filtersOf, hasPredictor } from './pdf-filters.js';
import { findObjects, readValues, type PdfObject } from './pdf-objects.js';
import { nameOf, type PdfDictionary, type PdfValue } from './pdf-parser.js';

/** Names that make a document act. Where PDF/A permits any of them, no tender needs it (ISO 19005-1 §6.6.1). */
const activeNames = [
  ...['JavaScript', 'JS', 'Launch', 'ImportData', 'SubmitForm', 'Rendition', 'RichMedia', 'XFA', 'GoToE'],
];
/** What is kept of one decoded stream. */
const maxKeptBytes = 64 * 1024 ** 2;
const maxXmpBytes = 4 * 1024 ** 2;
const endOfFile = '%%EOF';

/**
 * Looks at a PDF: header first, end last, nothing that acts, nothing encrypted, names inside object streams included, and
 * every stream inflated against the budget. Files inside are looked at where it declares PDF/A-3 or 4f, else refused.
 */
export async function inspectPdf(bytes: FileBytes, inspecting: Inspecting): Promise<Finding> {
  const data = readWhole(bytes);
  assertEnds(data);
  const look = new PdfLook(data, inspecting);
  await look.readObjects();
  look.assertPassive();
  const pdfa = await look.pdfa();
  await look.attachments(pdfa);
  return { type: 'pdf', mediaType: 'application/pdf', pdfa };
}

/** A PDF ends with its mark: what is cut off or carries something behind is not taken. */
function assertEnds(data: Buffer): void {
  const mark = data.lastIndexOf(endOfFile);
  if (mark < 0) throw new Refused('fileMalformed', 'endMissing');
  const behind = data.subarray(mark + endOfFile.length);
  if (behind.some((byte) => byte !== 0 && byte !== 0x20 && (byte < 0x09 || byte > 0x0d)))
    throw new Refused('filePolyglot', 'dataAfterEnd');
}

interface PdfStream {
  readonly number: number | undefined;
  readonly dictionary: PdfDictionary;
  readonly dataAt: number;
}

/** What is kept of a document while it is read: names and the few objects that matter, never all of it. */
class PdfLook {
  readonly #names = new Set<string>();
  /** Streams by their type, of the types that are read. */
  readonly #metadata: PdfStream[] = [];
  readonly #attachments: PdfStream[] = [];
  /** Numbers of the streams that catalogues name as metadata, and file specifications as their files. */
  readonly #namedMetadata = new Set<number>();
  readonly #namedFiles = new Set<number>();

  constructor(
    private readonly data: Buffer,
    private readonly inspecting: Inspecting,
  ) {}

  async readObjects(): Promise<void> {
    let count = 0;
    for (const { number, value, dataAt } of this.#findObjects()) {
      count += 1;
      this.#note(value);
      if (value.kind === 'dictionary' && dataAt !== undefined)
        await this.#readStream({ number, dictionary: value, dataAt });
    }
    if (count === 0) throw new Refused('fileMalformed', 'noObjects');
  }

  assertPassive(): void {
    const found = activeNames.filter((name) => this.#names.has(name));
    if (found.length > 0) throw new Refused('fileActiveContent', found.join(', '));
  }

  /** Declared by the metadata of the catalogue; by any, where the catalogue names none that can be read. */
  async pdfa(): Promise<string | null> {
    const own = this.#metadata.filter(
      ({ number }) => number !== undefined && this.#namedMetadata.has(number),
    );
    // Of several revisions the last counts.
    const stream = (own.length > 0 ? own : this.#metadata).at(-1);
    return stream ? declaredPdfa(await this.#decoded(stream, maxXmpBytes)) : null;
  }

  async attachments(pdfa: string | null): Promise<void> {
    if (!['EF', 'EmbeddedFile', 'EmbeddedFiles'].some((name) => this.#names.has(name))) return;
    if (pdfa === null || !/^(3|4f)/.test(pdfa)) throw new Refused('fileActiveContent', 'EmbeddedFile');
    for (const [at, stream] of this.#findAttachments().entries()) {
      const content = await this.#decoded(stream, maxKeptBytes);
      await this.inspecting.inside(`attachment ${at + 1}`, new HeldBytes(content));
    }
  }

  /** Those that say what they are, and those that are named without saying it. */
  #findAttachments(): PdfStream[] {
    const known = new Set(this.#attachments.map(({ number }) => number));
    const wanted = [...this.#namedFiles].filter((number) => !known.has(number));
    if (wanted.length === 0) return this.#attachments;
    const others: PdfStream[] = [];
    for (const { number, value, dataAt } of this.#findObjects()) {
      if (number === undefined || !wanted.includes(number)) continue;
      if (value.kind === 'dictionary' && dataAt !== undefined)
        others.push({ number, dictionary: value, dataAt });
    }
    const found = new Set(others.map(({ number }) => number));
    if (wanted.some((number) => !found.has(number))) throw new Refused('fileMalformed', 'EmbeddedFile');
    return [...this.#attachments, ...others];
  }

  #findObjects(): Iterable<PdfObject> {
    return findObjects(this.data, this.inspecting.budget, this.#onName);
  }

  readonly #onName = (name: string): unknown => this.#names.add(name);

  #note(value: PdfValue): void {
    for (const number of embeddedIn(value)) this.#namedFiles.add(number);
    if (value.kind !== 'dictionary') return;
    const { entries } = value;
    if (entries.has('Encrypt')) throw new Refused('fileEncrypted', 'Encrypt');
    const metadata = entries.get('Metadata');
    if (nameOf(entries.get('Type')) === 'Catalog' && metadata?.kind === 'reference')
      this.#namedMetadata.add(metadata.object);
  }

  async #readStream(stream: PdfStream): Promise<void> {
    const { entries } = stream.dictionary;
    const type = nameOf(entries.get('Type'));
    if (type === 'Metadata') this.#metadata.push(stream);
    if (type === 'EmbeddedFile') this.#attachments.push(stream);
    // What a viewer takes for an object stream has these two keys, whatever type it gives itself.
    if (entries.has('First') && entries.has('N')) await this.#readObjectStream(stream);
    else await this.#inflate(stream);
  }

  async #readObjectStream(stream: PdfStream): Promise<void> {
    if (hasPredictor(stream.dictionary)) throw new Refused('fileTooComplex', 'objectStreamFilter');
    const content = await this.#decoded(stream, maxKeptBytes);
    for (const value of readValues(content, this.inspecting.budget, this.#onName)) this.#note(value);
  }

  /** The whole of a stream. Throws `fileTooComplex` for one that cannot be decoded here, `fileMalformed` for a broken one. */
  async #decoded({ dictionary, dataAt }: PdfStream, limit: number): Promise<Buffer> {
    const names = filtersOf(dictionary);
    if (!names) throw new Refused('fileTooComplex', 'objectStreamFilter');
    const { pieces: decoded, left } = decode(
      this.#source(dataAt, dictionary, names),
      names,
      this.inspecting.budget,
    );
    if (left.length > 0) throw new Refused('fileTooComplex', 'objectStreamFilter');
    const kept: Buffer[] = [];
    let size = 0;
    try {
      for await (const piece of decoded) {
        size += piece.length;
        if (size > limit) throw new Refused('fileTooComplex', 'streamTooLarge');
        kept.push(piece);
      }
    } catch (error) {
      throw error instanceof Refused ? error : new Refused('fileMalformed', 'streamBroken');
    }
    return Buffer.concat(kept, size);
  }

  /** A stream that nobody reads here is inflated all the same, so that one which is a bomb for a viewer is known. */
  async #inflate({ dictionary, dataAt }: PdfStream): Promise<void> {
    const names = filtersOf(dictionary) ?? [];
    if (names.length === 0) return;
    const { pieces: decoded } = decode(
      this.#source(dataAt, dictionary, names),
      names,
      this.inspecting.budget,
    );
    try {
      for await (const piece of decoded) void piece;
    } catch (error) {
      // A broken picture breaks nothing but itself.
      if (error instanceof Refused) throw error;
    }
  }

  /**
   * The data of a stream. Those that say themselves where they end are given everything up to the end of the file: the
   * length that the dictionary states, and the first `endstream`, may both be a lie.
   */
  #source(dataAt: number, dictionary: PdfDictionary, names: readonly string[]): Iterable<Buffer> {
    const endsItself = ['FlateDecode', 'Fl', 'ASCIIHexDecode', 'AHx', 'ASCII85Decode', 'A85'];
    const held = new HeldBytes(this.data);
    if (endsItself.includes(names[0] ?? '')) return pieces(held, dataAt, this.data.length);
    const length = dictionary.entries.get('Length');
    const stated = length?.kind === 'number' ? dataAt + length.value : 0;
    const word = this.data.indexOf('endstream', dataAt);
    const end = Math.max(stated, word < 0 ? this.data.length : word);
    return pieces(held, dataAt, Math.min(end, this.data.length));
  }
}

/** Numbers of the streams that file specifications name under `EF`, at whatever depth. */
function embeddedIn(value: PdfValue): number[] {
  if (value.kind === 'array') return value.items.flatMap(embeddedIn);
  if (value.kind !== 'dictionary') return [];
  return [...value.entries].flatMap(([key, entry]) =>
    key === 'EF' && entry.kind === 'dictionary'
      ? [...entry.entries.values()].flatMap((file) => (file.kind === 'reference' ? [file.object] : []))
      : embeddedIn(entry),
  );
}
