/** A file inside an archive. */
export interface ZipPart {
  readonly name: string;
  readonly content: Buffer;
}
