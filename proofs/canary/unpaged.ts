/** How a file of pages interrupts what lies across them: `first` bytes at the start, `each` at every further page. */
export interface Paging {
  readonly pageBytes: number;
  readonly first: number;
  readonly each: number;
}

/** XLogLongPageHeaderData (40 bytes) on the first page of a segment, XLogPageHeaderData (24) on the others. */
export const postgresWal: Paging = { pageBytes: 8_192, first: 40, each: 24 };
/** An overflow page begins with the number of the next one; they mostly follow each other. */
export const sqlitePages: Paging = { pageBytes: 4_096, first: 4, each: 4 };

/** The bytes without the headers of their pages, so that a value that crosses from one to the next is whole. */
export function unpaged(bytes: Buffer, { pageBytes, first, each }: Paging): Buffer {
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += pageBytes) {
    pieces.push(bytes.subarray(at + (at === 0 ? first : each), at + pageBytes));
  }
  return Buffer.concat(pieces);
}
