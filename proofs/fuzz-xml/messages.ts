export type Question =
  | { readonly bytes: Uint8Array; readonly secret: string }
  /** To read the file and call the port, as a control. */
  | { readonly file: string; readonly port: number };

export interface Answer {
  /** Of each way to read: `accepted`, the code of a refusal, or a crash. */
  readonly outcomes: readonly string[];
  /** Of all of them together, of processor: the machine may be busy with other things. */
  readonly cpuMs: number;
  /** The most that the process has ever held. */
  readonly maxRssMb: number;
  /** By which this document raised that over what the process held before it; 0 where it did not raise it. */
  readonly growthMb: number;
  /** Whether the content of the bait turned up. */
  readonly isLeaked: boolean;
  /** Files opened, addresses called. */
  readonly noted: readonly string[];
}
