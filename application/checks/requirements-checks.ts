import type { ReadStream } from 'node:fs';
import type { DataSource } from 'typeorm';
import { DomainError } from '../../domain/errors.js';
import type { BidId, Instant, LotId, TenderId } from '../../domain/types.js';
import { CheckStore, type CheckEntry } from '../../entities/stores/check-store.js';
import type { DocumentFolder } from '../../entities/stores/document-folder.js';

export type { CheckEntry } from '../../entities/stores/check-store.js';

/** A request to the virtual file, with an entry for each document of each company. */
export interface RequirementsCheck {
  readonly check: string;
  readonly lot: LotId;
  readonly bid: BidId;
  readonly plannedAt: Instant;
  readonly entries: readonly CheckEntry[];
}

/** What the virtual file was asked and has answered. It decides nothing: the finding is the RUP's act. */
export class RequirementsChecks {
  private readonly store: CheckStore;

  constructor(
    dataSource: DataSource,
    private readonly folder: Pick<DocumentFolder, 'read'>,
  ) {
    this.store = new CheckStore(dataSource);
  }

  /** In the order of the requests. */
  async list(tender: TenderId): Promise<RequirementsCheck[]> {
    const entries = await this.store.list(tender);
    const firsts = entries.filter(({ check }, at) => entries[at - 1]?.check !== check);
    return firsts.map(({ check, lot, bid, plannedAt }) => ({
      ...{ check, lot, bid, plannedAt },
      entries: entries.filter((entry) => entry.check === check),
    }));
  }

  /** The certificate of one entry. Throws `notFound`. */
  async openCertificate(
    tender: TenderId,
    id: string,
  ): Promise<{ fileName: string; bytes: number; content: ReadStream }> {
    const [entry] = await this.store.list(tender, { entry: id });
    const evidence = entry?.answer?.evidence;
    if (!evidence) throw new DomainError('notFound');
    const { fileName, bytes, sha256 } = evidence;
    return { fileName, bytes, content: this.folder.read(sha256) };
  }
}
