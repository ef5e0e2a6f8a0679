import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipFile {
  readonly name: string;
  readonly content: Uint8Array;
  /** `stored` as it is; deflated otherwise. */
  readonly stored?: boolean;
  readonly flags?: number;
  /** What the directory says instead of the true length. */
  readonly claimedBytes?: number;
  readonly headerName?: string;
  readonly unixMode?: number;
  /** Listed only: its header lies there already, inside another file, as in an overlapping bomb. */
  readonly headerAt?: number;
}

export interface ZipShape {
  readonly before?: Uint8Array;
  readonly comment?: Uint8Array;
  readonly after?: Uint8Array;
}

/** A zip archive with whatever is wrong with it: our own writer, since no honest one would write these. */
export function writeZip(files: readonly ZipFile[], { before, comment, after }: ZipShape = {}): Buffer {
  const parts: Buffer[] = [Buffer.from(before ?? [])];
  const directory: Buffer[] = [];
  let at = parts[0]?.length ?? 0;
  for (const file of files) {
    const packed = file.stored ? Buffer.from(file.content) : deflateRawSync(file.content);
    directory.push(directoryEntry(file, packed, file.headerAt ?? at));
    if (file.headerAt !== undefined) continue;
    const local = Buffer.concat([localHeader(file, packed), packed]);
    parts.push(local);
    at += local.length;
  }
  const listed = Buffer.concat(directory);
  return Buffer.concat([
    ...parts,
    listed,
    endRecord(files.length, listed.length, at, comment),
    after ?? Buffer.alloc(0),
  ]);
}

function common({ content, flags = 0, stored, claimedBytes }: ZipFile, packed: Buffer): Buffer {
  const fields = Buffer.alloc(22);
  fields.writeUInt16LE(flags, 0);
  fields.writeUInt16LE(stored ? 0 : 8, 2);
  fields.writeUInt32LE(crc32(content), 8);
  fields.writeUInt32LE(packed.length, 12);
  fields.writeUInt32LE(claimedBytes ?? content.length, 16);
  return fields;
}

function localHeader(file: ZipFile, packed: Buffer): Buffer {
  const name = Buffer.from(file.headerName ?? file.name);
  const fields = common(file, packed);
  fields.writeUInt16LE(name.length, 20);
  return Buffer.concat([Buffer.from('PK\x03\x04\x14\x00'), fields, Buffer.alloc(2), name]);
}

function directoryEntry(file: ZipFile, packed: Buffer, headerAt: number): Buffer {
  const name = Buffer.from(file.name);
  const fields = common(file, packed);
  fields.writeUInt16LE(name.length, 20);
  const rest = Buffer.alloc(16);
  rest.writeUInt32LE(((file.unixMode ?? 0) << 16) >>> 0, 8);
  rest.writeUInt32LE(headerAt, 12);
  return Buffer.concat([Buffer.from('PK\x01\x02\x14\x03\x14\x00'), fields, rest, name]);
}

function endRecord(count: number, bytes: number, at: number, comment: Uint8Array = Buffer.alloc(0)): Buffer {
  const record = Buffer.alloc(22);
  record.write('PK\x05\x06', 'latin1');
  record.writeUInt16LE(count, 8);
  record.writeUInt16LE(count, 10);
  record.writeUInt32LE(bytes, 12);
  record.writeUInt32LE(at, 16);
  record.writeUInt16LE(comment.length, 20);
  return Buffer.concat([record, comment]);
}
