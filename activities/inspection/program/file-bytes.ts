import { fstatSync, readSync } from 'node:fs';
import { Refused } from './refused.js';

/** Bytes of a file, read where they are needed. */
export interface FileBytes {
  readonly size: number;
  /** Fewer than asked for only at the end of the file. */
  read(from: number, to: number): Buffer;
}

/** Larger files are looked at only where their type lets them be read in pieces. */
export const maxWholeBytes = 256 * 1024 ** 2;
const pieceBytes = 1024 ** 2;

/** Throws `fileTooComplex` for a file that is too large to be held. */
export function readWhole(bytes: FileBytes): Buffer {
  if (bytes.size > maxWholeBytes) throw new Refused('fileTooComplex', 'tooLarge');
  return bytes.read(0, bytes.size);
}

export function* pieces(bytes: FileBytes, from: number, to: number): Generator<Buffer> {
  for (let at = from; at < to; at += pieceBytes) yield bytes.read(at, Math.min(at + pieceBytes, to));
}

export class HeldBytes implements FileBytes {
  constructor(private readonly buffer: Buffer) {}

  get size(): number {
    return this.buffer.length;
  }

  read(from: number, to: number): Buffer {
    return this.buffer.subarray(Math.max(0, from), Math.max(0, to));
  }
}

/** A file is read by position; a pipe, which a sealed envelope comes through, is held. */
export function openDescriptor(descriptor: number): FileBytes {
  const stat = fstatSync(descriptor);
  return stat.isFile() ? new DescriptorBytes(descriptor, stat.size) : new HeldBytes(readPipe(descriptor));
}

class DescriptorBytes implements FileBytes {
  constructor(
    private readonly descriptor: number,
    readonly size: number,
  ) {}

  read(from: number, to: number): Buffer {
    const start = Math.max(0, from);
    const buffer = Buffer.allocUnsafe(Math.max(0, Math.min(to, this.size) - start));
    let filled = 0;
    while (filled < buffer.length) {
      const read = readSync(this.descriptor, buffer, filled, buffer.length - filled, start + filled);
      if (read === 0) return buffer.subarray(0, filled);
      filled += read;
    }
    return buffer;
  }
}

function readPipe(descriptor: number): Buffer {
  const chunks: Buffer[] = [];
  for (let total = 0; ;) {
    const chunk = Buffer.allocUnsafe(pieceBytes);
    const read = readSync(descriptor, chunk, 0, chunk.length, null);
    if (read === 0) return Buffer.concat(chunks, total);
    total += read;
    if (total > maxWholeBytes) throw new Refused('fileTooComplex', 'tooLarge');
    chunks.push(chunk.subarray(0, read));
  }
}
