import { formsOf, type Canary, type Encoding } from './canary.js';
import { compressedStreams } from './compressed-streams.js';

export interface Finding {
  readonly canary: string;
  readonly encoding: Encoding;
  readonly offset: number;
  /** Formats of the compressed streams around it, outermost first; empty where it lies open. */
  readonly inside: readonly string[];
}

interface Pattern {
  readonly canary: string;
  readonly encoding: Encoding;
  readonly bytes: Buffer;
}

/** How many streams within each other are looked into. */
const deepest = 2;

/**
 * Searches bytes for every form of many canaries in one pass: two bytes decide by a table whether anything can begin
 * here, four by a map what it is.
 */
export class CanarySearch {
  private readonly starts = new Uint8Array(65_536);
  private readonly byHead = new Map<number, Pattern[]>();

  constructor(canaries: readonly Canary[]) {
    for (const { name, bytes } of canaries) {
      for (const form of formsOf(bytes)) this.add({ canary: name, ...form });
    }
  }

  private add(pattern: Pattern): void {
    this.starts[pattern.bytes.readUInt16LE(0)] = 1;
    const head = pattern.bytes.readUInt32LE(0);
    const others = this.byHead.get(head);
    if (others) others.push(pattern);
    else this.byHead.set(head, [pattern]);
  }

  /** Everything that is found, in the bytes and in what is compressed in them. */
  search(bytes: Buffer, inside: readonly string[] = []): Finding[] {
    const findings = this.scan(bytes, inside);
    if (inside.length >= deepest) return findings;
    for (const stream of compressedStreams(bytes)) {
      findings.push(...this.search(stream.bytes, [...inside, stream.format]));
    }
    return findings;
  }

  private scan(bytes: Buffer, inside: readonly string[]): Finding[] {
    const { starts, byHead } = this;
    const found: Finding[] = [];
    for (let at = 0; at + 4 <= bytes.length; at += 1) {
      const two = (bytes[at] as number) | ((bytes[at + 1] as number) << 8);
      if (starts[two] === 0) continue;
      const patterns = byHead.get(bytes.readUInt32LE(at));
      if (!patterns) continue;
      for (const { canary, encoding, bytes: wanted } of patterns) {
        if (wanted.compare(bytes, at, Math.min(at + wanted.length, bytes.length)) === 0) {
          found.push({ canary, encoding, offset: at, inside });
        }
      }
    }
    return found;
  }
}
