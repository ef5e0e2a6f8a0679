import zlib from 'node:zlib';

export interface CompressedStream {
  readonly format: 'gzip' | 'zlib' | 'zip' | 'zstd';
  readonly offset: number;
  readonly bytes: Buffer;
}

const longestPlaintext = 64 * 1024 * 1024;
/** Lengths of ciphertext to try: a stream that breaks off half-way (a page, a log rotated) is read as far as it goes. */
const pieces = [Infinity, 1_048_576, 65_536, 8_192, 2_048, 512];

const options = { finishFlush: zlib.constants.Z_SYNC_FLUSH, maxOutputLength: longestPlaintext };

interface Format {
  readonly format: CompressedStream['format'];
  readonly startsAt: (bytes: Buffer, at: number) => boolean;
  /** Where the compressed bytes begin, from the start of the format's own header. */
  readonly skip: (bytes: Buffer, at: number) => number;
  readonly inflate: (piece: Buffer) => Buffer;
}

/** Node has it from 22.15 on; without it nothing of ours could write it either. */
const zstd = (zlib as { zstdDecompressSync?: (piece: Buffer, options: object) => Buffer }).zstdDecompressSync;
const zlibLevels = new Set([0x01, 0x5e, 0x9c, 0xda]);
const zipDeflate = 8;

const formats: readonly Format[] = [
  {
    format: 'gzip',
    startsAt: (b, at) => b[at] === 0x1f && b[at + 1] === 0x8b && b[at + 2] === 8,
    skip: () => 0,
    inflate: (piece) => zlib.gunzipSync(piece, options),
  },
  {
    format: 'zlib',
    startsAt: (b, at) => b[at] === 0x78 && zlibLevels.has(b[at + 1] ?? -1),
    skip: () => 0,
    inflate: (piece) => zlib.inflateSync(piece, options),
  },
  {
    format: 'zip',
    startsAt: (b, at) =>
      b[at] === 0x50 && b[at + 1] === 0x4b && b[at + 2] === 3 && b[at + 3] === 4 && b[at + 8] === zipDeflate,
    skip: (b, at) => (at + 30 <= b.length ? 30 + b.readUInt16LE(at + 26) + b.readUInt16LE(at + 28) : 30),
    inflate: (piece) => zlib.inflateRawSync(piece, options),
  },
  ...(zstd
    ? [
        {
          format: 'zstd' as const,
          startsAt: (b: Buffer, at: number) => b[at] === 0x28 && b.readUInt32LE(at) === 0xfd2fb528,
          skip: () => 0,
          inflate: (piece: Buffer) => zstd(piece, { maxOutputLength: longestPlaintext }),
        },
      ]
    : []),
];

/** What is compressed somewhere in the bytes, decompressed; what only looks like a stream is passed over. */
export function* compressedStreams(bytes: Buffer): Generator<CompressedStream> {
  for (let at = 0; at + 4 <= bytes.length; at += 1) {
    const first = bytes[at];
    if (first !== 0x78 && first !== 0x1f && first !== 0x50 && first !== 0x28) continue;
    const format = formats.find(({ startsAt }) => startsAt(bytes, at));
    if (!format) continue;
    const plaintext = inflateFrom(bytes, at + format.skip(bytes, at), format.inflate);
    if (plaintext?.length) yield { format: format.format, offset: at, bytes: plaintext };
  }
}

function inflateFrom(bytes: Buffer, from: number, inflate: Format['inflate']): Buffer | undefined {
  for (const length of pieces) {
    if (length !== Infinity && from + length >= bytes.length) continue;
    try {
      return inflate(bytes.subarray(from, length === Infinity ? undefined : from + length));
    } catch {
      // Shorter pieces end before whatever broke the stream.
    }
  }
  return undefined;
}
