import type { FileRefusal } from '../../../domain/inspection/verdict.js';

/** Ends the look at a file: the first thing that is wrong decides. */
export class Refused extends Error {
  override readonly name = 'Refused';

  constructor(
    readonly code: FileRefusal,
    /** A stable word, as `JavaScript` or `overlappingEntries`. */
    readonly reason: string,
  ) {
    super(`${code}: ${reason}`);
  }

  /** The same, said of a file inside another. */
  inside(name: string): Refused {
    return new Refused(this.code, `${toPrintable(name)}: ${this.reason}`);
  }
}

/** Names come from strangers: what they carry must not reach a terminal or a page raw. */
function toPrintable(name: string): string {
  const printable = name.replaceAll(
    /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    '?',
  );
  return printable.length > 80 ? `${printable.slice(0, 79)}…` : printable;
}
