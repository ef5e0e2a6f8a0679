import type { FileBytes } from '../file-bytes.js';
import { Refused } from '../refused.js';

/** An entry of a zip archive (APPNOTE 6.3.10), its directory held against its own header. */
export interface ZipEntry {
  readonly name: string;
  readonly isFolder: boolean;
  readonly method: 'stored' | 'deflated';
  readonly bytes: number;
  /** Where it begins, and where its data lie. */
  readonly headerAt: number;
  readonly from: number;
  readonly to: number;
}

const endSignature = 0x06054b50;
const end64Signature = 0x06064b50;
const locatorSignature = 0x07064b50;
const directorySignature = 0x02014b50;
const headerSignature = 0x04034b50;
const endBytes = 22;
const longestComment = 0xffff;
/** A data descriptor after an entry has up to 24 bytes; more between two entries is something that no directory names. */
const maxGap = 32;

interface End {
  readonly entries: number;
  readonly directoryBytes: number;
  readonly directoryAt: number;
  /** Where the records of the end begin. */
  readonly at: number;
}

/** Whether the end of a file is that of a zip archive, whatever its beginning is. */
export function endsAsZip(bytes: FileBytes): boolean {
  const at = findEnd(bytes);
  if (at === undefined) return false;
  const record = bytes.read(at, at + endBytes);
  const directoryBytes = record.readUInt32LE(12);
  const first = bytes.read(at - directoryBytes, at - directoryBytes + 4);
  return (
    record.readUInt16LE(10) === 0 || (first.length === 4 && first.readUInt32LE(0) === directorySignature)
  );
}

/** Throws `fileArchiveUnsafe`, `fileEncrypted`, `filePolyglot`, `fileMalformed`. */
export function readDirectory(bytes: FileBytes, onCount: (entries: number) => void): ZipEntry[] {
  const end = readEnd(bytes);
  onCount(end.entries);
  const directory = bytes.read(end.directoryAt, end.directoryAt + end.directoryBytes);
  const entries: ZipEntry[] = [];
  for (let at = 0; entries.length < end.entries;) {
    const { entry, next } = readEntry(bytes, directory, at);
    entries.push(entry);
    at = next;
    if (entries.length === end.entries && at !== directory.length)
      throw new Refused('fileArchiveUnsafe', 'directoryMismatch');
  }
  assertNames(entries);
  assertLayout(entries, end.directoryAt);
  return entries;
}

function findEnd(bytes: FileBytes): number | undefined {
  const tailAt = Math.max(0, bytes.size - endBytes - longestComment);
  const tail = bytes.read(tailAt, bytes.size);
  for (let at = tail.length - endBytes; at >= 0; at -= 1)
    if (tail[at] === 0x50 && tail.readUInt32LE(at) === endSignature) return tailAt + at;
  return undefined;
}

function readEnd(bytes: FileBytes): End {
  const at = findEnd(bytes);
  if (at === undefined) throw new Refused('fileMalformed', 'endMissing');
  const record = bytes.read(at, at + endBytes);
  if (at + endBytes + record.readUInt16LE(20) !== bytes.size)
    throw new Refused('filePolyglot', 'dataAfterEnd');
  if (record.readUInt16LE(4) !== 0 || record.readUInt16LE(6) !== 0)
    throw new Refused('fileArchiveUnsafe', 'splitArchive');
  const end = readEnd64(bytes, at) ?? {
    entries: record.readUInt16LE(10),
    directoryBytes: record.readUInt32LE(12),
    directoryAt: record.readUInt32LE(16),
    at,
  };
  if (end.directoryAt + end.directoryBytes !== end.at) throw new Refused('filePolyglot', 'dataBeforeArchive');
  return end;
}

function readEnd64(bytes: FileBytes, endAt: number): End | undefined {
  const locator = bytes.read(endAt - 20, endAt);
  if (endAt < 20 || locator.readUInt32LE(0) !== locatorSignature) return undefined;
  const at = toSize(locator.readBigUInt64LE(8));
  const record = bytes.read(at, at + 56);
  if (record.length < 56 || record.readUInt32LE(0) !== end64Signature)
    throw new Refused('fileMalformed', 'zip64');
  return {
    entries: toSize(record.readBigUInt64LE(32)),
    directoryBytes: toSize(record.readBigUInt64LE(40)),
    directoryAt: toSize(record.readBigUInt64LE(48)),
    at,
  };
}

function readEntry(bytes: FileBytes, directory: Buffer, at: number): { entry: ZipEntry; next: number } {
  const isWhole = at + 46 <= directory.length && directory.readUInt32LE(at) === directorySignature;
  if (!isWhole) throw new Refused('fileArchiveUnsafe', 'directoryMismatch');
  const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map((field) =>
    directory.readUInt16LE(at + field),
  ) as [number, number, number];
  const rawName = directory.subarray(at + 46, at + 46 + nameBytes);
  const extra = directory.subarray(at + 46 + nameBytes, at + 46 + nameBytes + extraBytes);
  const { bytes: size, packed, headerAt } = readSizes(directory, at, extra);
  if ((directory.readUInt16LE(at + 8) & 0x2041) !== 0) throw new Refused('fileEncrypted', 'encryptedEntry');
  const from = readHeader(bytes, headerAt, rawName);
  const name = rawName.toString('utf8');
  const entry: ZipEntry = {
    ...{ name, isFolder: name.endsWith('/'), method: methodOf(directory.readUInt16LE(at + 10)) },
    ...{ bytes: size, headerAt, from, to: from + packed },
  };
  const unixType = (directory.readUInt32LE(at + 38) >>> 28) & 0xf;
  // A symbolic link, or a device: what is unpacked is then not what is looked at.
  if (unixType !== 0 && unixType !== 0x4 && unixType !== 0x8) throw new Refused('fileArchiveUnsafe', 'link');
  return { entry, next: at + 46 + nameBytes + extraBytes + commentBytes };
}

/** Sizes and place, from the zip64 extra field where the directory's own fields are full. */
function readSizes(directory: Buffer, at: number, extra: Buffer) {
  const full = 0xffffffff;
  const zip64 = findExtra(extra, 1);
  let used = 0;
  const [bytes, packed, headerAt] = [24, 20, 42].map((field) => {
    const value = directory.readUInt32LE(at + field);
    if (value !== full || !zip64 || zip64.length < used + 8) return value;
    used += 8;
    return toSize(zip64.readBigUInt64LE(used - 8));
  }) as [number, number, number];
  return { bytes, packed, headerAt };
}

function findExtra(extra: Buffer, id: number): Buffer | undefined {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2))
    if (extra.readUInt16LE(at) === id) return extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2));
  return undefined;
}

/** Where the data begin, after the entry's own header, which must bear the same name. */
function readHeader(bytes: FileBytes, at: number, name: Buffer): number {
  const header = bytes.read(at, at + 30 + name.length);
  const isSame =
    header.length === 30 + name.length &&
    header.readUInt32LE(0) === headerSignature &&
    header.readUInt16LE(26) === name.length &&
    header.subarray(30).equals(name);
  if (!isSame) throw new Refused('fileArchiveUnsafe', 'directoryMismatch');
  return at + 30 + name.length + header.readUInt16LE(28);
}

function methodOf(method: number): ZipEntry['method'] {
  if (method === 0) return 'stored';
  if (method === 8) return 'deflated';
  throw new Refused('fileArchiveUnsafe', 'compressionMethod');
}

/** A path that leaves its folder, or two entries of one name, unpack as something else than what is listed. */
function assertNames(entries: readonly ZipEntry[]): void {
  const seen = new Set<string>();
  for (const { name } of entries) {
    const key = name.normalize('NFC').toLowerCase();
    if (seen.has(key)) throw new Refused('fileArchiveUnsafe', 'repeatedName');
    seen.add(key);
    const segments = name.split('/');

    const isSafe = !/[\u0000-\u001f\\]|^[a-z]:/i.test(name) && name !== '' && segments[0] !== '';
    if (!isSafe || segments.some((segment) => segment === '..' || segment === '.'))
      throw new Refused('fileArchiveUnsafe', 'pathTraversal');
  }
}

/** Entries lie one after the other from the first byte to the directory: none over another, nothing hidden between. */
function assertLayout(entries: readonly ZipEntry[], directoryAt: number): void {
  let reached = 0;
  for (const { headerAt, to } of [...entries].sort((left, right) => left.headerAt - right.headerAt)) {
    if (headerAt < reached) throw new Refused('fileArchiveUnsafe', 'overlappingEntries');
    if (headerAt - reached > maxGap) throw new Refused('fileArchiveUnsafe', 'hiddenData');
    reached = to;
  }
  if (reached > directoryAt) throw new Refused('fileArchiveUnsafe', 'overlappingEntries');
  if (directoryAt - reached > maxGap) throw new Refused('fileArchiveUnsafe', 'hiddenData');
}

function toSize(value: bigint): number {
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new Refused('fileMalformed', 'zip64');
  return Number(value);
}
