import type { FileRefusal } from '../../../domain/inspection/verdict.js';
import { decodeText } from './markup/decode-text.js';

/** A type that is known by its first bytes. */
export interface Signature {
  readonly type: string;
  readonly mediaType: string;
  readonly at: number;
  readonly bytes: Buffer;
  /** Why a file of this type is never taken. */
  readonly refused?: FileRefusal;
}

const signature = (
  type: string,
  mediaType: string,
  text: string,
  more: Partial<Pick<Signature, 'at' | 'refused'>> = {},
): Signature => ({ type, mediaType, at: 0, bytes: Buffer.from(text, 'latin1'), ...more });

const octets = 'application/octet-stream';
const executable = { refused: 'fileExecutable' } as const;
const notAccepted = { refused: 'fileTypeNotAccepted' } as const;

/** Looked at further, each by its own reader. */
const containers: readonly Signature[] = [
  signature('pdf', 'application/pdf', '%PDF-'),
  signature('zip', 'application/zip', 'PK\x03\x04'),
  signature('zip', 'application/zip', 'PK\x05\x06'),
];

/** Pictures and recordings, which only show. */
const passive: readonly Signature[] = [
  signature('png', 'image/png', '\x89PNG\r\n\x1a\n'),
  signature('jpeg', 'image/jpeg', '\xff\xd8\xff'),
  signature('gif', 'image/gif', 'GIF87a'),
  signature('gif', 'image/gif', 'GIF89a'),
  signature('tiff', 'image/tiff', 'II*\x00'),
  signature('tiff', 'image/tiff', 'MM\x00*'),
  signature('webp', 'image/webp', 'WEBP', { at: 8 }),
  signature('mp4', 'video/mp4', 'ftyp', { at: 4 }),
  // What macOS and Windows leave inside archives by themselves.
  signature('appledouble', 'application/applefile', '\x00\x05\x16\x07'),
  signature('dsstore', octets, '\x00\x00\x00\x01Bud1'),
];

const refused: readonly Signature[] = [
  signature('exe', 'application/vnd.microsoft.portable-executable', 'MZ', executable),
  signature('elf', 'application/x-elf', '\x7fELF', executable),
  signature('macho', 'application/x-mach-binary', '\xcf\xfa\xed\xfe', executable),
  signature('macho', 'application/x-mach-binary', '\xce\xfa\xed\xfe', executable),
  signature('macho', 'application/x-mach-binary', '\xfe\xed\xfa\xcf', executable),
  signature('class', 'application/java-vm', '\xca\xfe\xba\xbe', executable),
  signature('wasm', 'application/wasm', '\x00asm', executable),
  signature('dex', 'application/x-dex', 'dex\n', executable),
  signature('lnk', 'application/x-ms-shortcut', 'L\x00\x00\x00\x01\x14\x02\x00', executable),
  signature('script', 'text/x-script', '#!', executable),
  signature('ole', 'application/x-ole-storage', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', notAccepted),
  signature('rtf', 'application/rtf', '{\\rtf', notAccepted),
  signature('postscript', 'application/postscript', '%!PS', notAccepted),
  signature('7z', 'application/x-7z-compressed', '7z\xbc\xaf\x27\x1c', notAccepted),
  signature('rar', 'application/vnd.rar', 'Rar!\x1a\x07', notAccepted),
  signature('gzip', 'application/gzip', '\x1f\x8b\x08', notAccepted),
  signature('bzip2', 'application/x-bzip2', 'BZh', notAccepted),
  signature('xz', 'application/x-xz', '\xfd7zXZ\x00', notAccepted),
  signature('zstd', 'application/zstd', '\x28\xb5\x2f\xfd', notAccepted),
  signature('cab', 'application/vnd.ms-cab-compressed', 'MSCF', notAccepted),
  signature('tar', 'application/x-tar', 'ustar', { ...notAccepted, at: 257 }),
  signature('iso', 'application/x-iso9660-image', 'CD001', { ...notAccepted, at: 0x8001 }),
];

/** How much of a file's beginning the signatures need. */
export const signatureBytes = 0x8001 + 5;

const all = [...containers, ...passive, ...refused];

/** By the first bytes of a file; undefined for text, and for what is not known. */
export function findSignature(head: Buffer): Signature | undefined {
  const found = all.find(({ at, bytes }) => head.subarray(at, at + bytes.length).equals(bytes));
  // Two letters begin many a text.
  return found?.type === 'exe' && decodeText(head) !== undefined ? undefined : found;
}

export function isContainer({ type }: Signature): boolean {
  return containers.some((container) => container.type === type);
}

/** Archives that their programs find anywhere near the beginning, behind whatever stands first. */
export const wanderingArchives = refused.filter(({ type }) => type === '7z' || type === 'rar');
/** Types that are known further in, so that another may stand at the beginning. */
export const offsetTypes = refused.filter(({ at }) => at > 0);
