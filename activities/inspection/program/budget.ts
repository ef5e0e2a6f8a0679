import { Refused } from './refused.js';

const mebibyte = 1024 ** 2;

/**
 * What a look at one file may cost, with all that is inside it. Deflate gives at most 1,032 times its input, so a small
 * file that exceeds a hundred mebibytes at two hundred times its size was made to.
 */
export class Budget {
  #inflated: number;
  #lexed: number;
  #entries = 5_000;

  constructor(fileBytes: number) {
    const usual = Math.min(200 * fileBytes, 1024 * mebibyte);
    this.#inflated = Math.max(100 * mebibyte, usual, 4 * fileBytes);
    this.#lexed = 4 * fileBytes + 256 * mebibyte;
  }

  /** Throws `fileTooComplex`. */
  inflate(bytes: number): void {
    this.#inflated -= bytes;
    if (this.#inflated < 0) throw new Refused('fileTooComplex', 'inflatedBytes');
  }

  /** Throws `fileTooComplex`. */
  lex(bytes: number): void {
    this.#lexed -= bytes;
    if (this.#lexed < 0) throw new Refused('fileTooComplex', 'syntax');
  }

  /** Throws `fileArchiveUnsafe`. */
  enter(entries: number): void {
    this.#entries -= entries;
    if (this.#entries < 0) throw new Refused('fileArchiveUnsafe', 'tooManyEntries');
  }
}
