import type { DomainErrorCode } from '../errors.js';

/** Why a file that a person sent is not taken; each is a code of the catalogue. */
export const fileRefusals = [
  /** Scripts, macros, launch actions, forms that run, links that load something from outside. */
  'fileActiveContent',
  /** An archive that is not what its directory says: paths that leave it, overlaps, hidden data, too deep or too many. */
  'fileArchiveUnsafe',
  /** What cannot be looked into cannot be taken. */
  'fileEncrypted',
  'fileExecutable',
  /** Found by the antivirus, where one is configured. */
  'fileInfected',
  'fileMalformed',
  /** Two types at once: what one program shows, another runs. */
  'filePolyglot',
  /** Looking at it went beyond the limits of memory, time or inflated bytes: a bomb, or as good as one. */
  'fileTooComplex',
  'fileTypeNotAccepted',
] as const satisfies readonly DomainErrorCode[];
export type FileRefusal = (typeof fileRefusals)[number];

/** What a look at the bytes of a file gave; neither its name nor its declared type was asked. */
export interface FileVerdict {
  /** Short and stable: `pdf`, `docx`, `zip`, `p7m`, `text` …, `unknown`. */
  readonly type: string;
  /** RFC 6838; `application/octet-stream` where the type is not known. */
  readonly mediaType: string;
  /** Part and conformance that the file declares of itself in XMP (`3a`, `2b`, `4f`): not verified. */
  readonly pdfa: string | null;
  readonly refused: FileRefusal | null;
  /** What was found, for people: stable words, after the path inside archives. Empty for what is taken. */
  readonly reasons: readonly string[];
}

/** What stands in the minutes of a reading where no verdict could be had: nobody looked, so nothing is said to be sound. */
export type NotInspected = 'scannerUnavailable' | 'inspectionUnavailable';

export interface MinutedInspection extends Omit<FileVerdict, 'refused'> {
  readonly refused: FileRefusal | NotInspected | null;
}

export function notInspected(why: NotInspected): MinutedInspection {
  return { type: 'unknown', mediaType: 'application/octet-stream', pdfa: null, refused: why, reasons: [] };
}
