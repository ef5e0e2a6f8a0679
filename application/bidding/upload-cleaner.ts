import type { DataSource } from 'typeorm';
import { cleanUploads } from './clean-uploads.js';
import { openUploadFolder } from '../storage.js';

export interface CleaningTerms {
  /** How long an upload that nothing names stays: a bid is often sealed days before it is committed. */
  readonly keptHours: number;
  readonly everyMs: number;
  /** What went wrong; the next round tries again. */
  readonly onFailure: (error: unknown) => void;
}

/** Cleans the upload folder from time to time. Any number of processes may: the database lets one at a time. */
export class UploadCleaner {
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly dataSource: DataSource,
    private readonly storageDir: string,
    private readonly terms: CleaningTerms,
  ) {}

  start(): void {
    this.#timer = setInterval(() => void this.#clean(), this.terms.everyMs);
    this.#timer.unref();
  }

  /** Resolves when a round that is under way has ended. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }

  async #clean(): Promise<void> {
    const folder = openUploadFolder(this.storageDir);
    this.#running = cleanUploads(this.dataSource, folder, this.terms.keptHours).catch(this.terms.onFailure);
    await this.#running;
  }
}
