import type { DataSource } from 'typeorm';
import { DomainError } from '../../domain/errors.js';
import type { FileVerdict } from '../../domain/inspection/verdict.js';
import { InspectionStore, type FileOwner, type Inspection } from '../../entities/stores/inspection-store.js';
import type { UploadFolder } from '../../entities/stores/upload-folder.js';

/** Looks at a file without trusting it; the adapter does it in a process of its own. */
export interface FileInspector {
  /** Throws `scannerUnavailable` or `temporarilyUnavailable` while nobody can look: the file can be inspected again. */
  inspectFile(path: string, bytes: number): Promise<FileVerdict>;
}

/** The verdict on every file that came unsealed: found once, kept for good, asked for as often as needed. */
export class Inspections {
  /** Looks that are under way, so that who asks twice waits for one. */
  readonly #running = new Map<string, Promise<Inspection>>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly folder: UploadFolder,
    private readonly inspector: FileInspector,
  ) {}

  find(upload: string): Promise<Inspection | undefined> {
    return new InspectionStore(this.dataSource).find(upload);
  }

  /** Of a file that is wholly on the disk. One that is refused is removed, its verdict stays. */
  async inspect(upload: string, owner: FileOwner): Promise<Inspection> {
    const known = await this.find(upload);
    if (known) return known;
    const running = this.#running.get(upload);
    if (running) return running;
    const inspecting = this.#inspect(upload, owner).finally(() => this.#running.delete(upload));
    this.#running.set(upload, inspecting);
    return inspecting;
  }

  async #inspect(upload: string, owner: FileOwner): Promise<Inspection> {
    await this.folder.sync(upload);
    const { bytes, sha256 } = await this.folder.digest(upload);
    const verdict = await this.inspector.inspectFile(this.folder.pathOf(upload), bytes);
    const stored = await new InspectionStore(this.dataSource).insert(upload, owner, {
      bytes,
      sha256,
      verdict,
    });
    if (stored.verdict.refused !== null) await this.folder.remove(upload);
    return stored;
  }
}

/** Throws the code of a refused file with what was found. */
export function assertAccepted({ upload, sha256, verdict }: Inspection): void {
  const { refused, reasons, type } = verdict;
  if (refused !== null) throw new DomainError(refused, { upload, sha256, type, reasons: reasons.join('; ') });
}
