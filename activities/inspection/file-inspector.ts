import { open } from 'node:fs/promises';
import { createReadStream } from 'node:fs';
import { availableParallelism } from 'node:os';
import { DomainError } from '../../domain/errors.js';
import type { FileVerdict } from '../../domain/inspection/verdict.js';
import { makeChildCommand, type ChildCommand, type ChildLimits } from './child-command.js';
import { getChildProgram } from './child-program.js';
import { Clamd, ScannerUnavailable, type ClamdAddress, type ScanResult } from './clamd.js';
import { runChild, type ChildInput } from './run-child.js';
import { Slots } from './slots.js';
import { forkContent } from './fork-content.js';

export interface InspectorOptions {
  /** The antivirus; without one only structure and content are looked at. */
  readonly clamd?: ClamdAddress | undefined;
  readonly limits?: ChildLimits;
  readonly slots?: number;
  readonly maxWaiting?: number;
  /** A file that could not be inspected, for the log of whoever runs the installation. */
  readonly onTrouble?: (error: unknown) => void;
}

/** Floor and pace of the time that a file may take, beside the child's own limit of processor time. */
const floorMs = 30_000;
const bytesPerMs = 5_000;

/**
 * Inspects files that people send, each in a child of its own, few at a time. This process only passes bytes on: what a
 * file does to its reader, it does to a child that can do nothing and whose end is the verdict.
 */
export class FileInspector {
  readonly #slots: Slots;
  readonly #clamd: Clamd | undefined;
  #command: ChildCommand | undefined;

  constructor(private readonly options: InspectorOptions = {}) {
    const { slots = Math.max(1, Math.min(4, availableParallelism() - 1)), maxWaiting = 200 } = options;
    this.#slots = new Slots(slots, maxWaiting);
    this.#clamd = options.clamd && new Clamd(options.clamd);
  }

  /** What the machine lets us take from a child. */
  get confined(): ChildCommand['confined'] {
    return this.#childCommand().confined;
  }

  /**
   * A file on disk. Throws `scannerUnavailable` while the antivirus that is configured does not answer and
   * `temporarilyUnavailable` while no child can be had: the file is as good as before and can be inspected again.
   */
  async inspectFile(path: string, bytes: number): Promise<FileVerdict> {
    return this.#translated(async () => {
      const handle = await open(path, 'r');
      let verdict: FileVerdict;
      try {
        verdict = await this.#runChild({ descriptor: handle.fd }, bytes);
      } finally {
        await handle.close();
      }
      if (verdict.refused !== null || !this.#clamd) return verdict;
      return withScan(verdict, await this.#clamd.scan(createReadStream(path)));
    });
  }

  /** Bytes that lie in no file and never shall: they are given to the child, and the antivirus, as they come. */
  async inspectContent(content: AsyncIterable<Uint8Array>, bytes: number): Promise<FileVerdict> {
    const clamd = this.#clamd;
    if (!clamd) return this.#translated(() => this.#runChild({ content }, bytes));
    return this.#translated(async () => {
      const [verdict, scanned] = await forkContent(
        content,
        (first) => this.#runChild({ content: first }, bytes),
        (second) => clamd.scan(second),
      );
      return verdict.refused === null ? withScan(verdict, scanned) : verdict;
    });
  }

  async #runChild(input: ChildInput, bytes: number): Promise<FileVerdict> {
    const program = await getChildProgram();
    const timeoutMs = floorMs + bytes / bytesPerMs;
    return this.#slots.run(() => runChild({ command: this.#childCommand(), program, timeoutMs }, input));
  }

  #childCommand(): ChildCommand {
    return (this.#command ??= makeChildCommand(this.options.limits));
  }

  async #translated(work: () => Promise<FileVerdict>): Promise<FileVerdict> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof ScannerUnavailable) throw this.#told(error, 'scannerUnavailable');
      if (error instanceof Error && ['ChildUnavailable', 'SlotsFull'].includes(error.name))
        throw this.#told(error, 'temporarilyUnavailable');
      throw error;
    }
  }

  #told(error: Error, code: 'scannerUnavailable' | 'temporarilyUnavailable'): DomainError {
    this.options.onTrouble?.(error);
    return new DomainError(code);
  }
}

function withScan(verdict: FileVerdict, scanned: ScanResult): FileVerdict {
  if (scanned.clean) return verdict;
  return 'found' in scanned
    ? { ...verdict, refused: 'fileInfected', reasons: [scanned.found] }
    : { ...verdict, refused: 'fileTooComplex', reasons: ['antivirusLimit'] };
}
