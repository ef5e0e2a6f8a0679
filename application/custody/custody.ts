import type { DataSource } from 'typeorm';
import { DomainError } from '../../domain/errors.js';
import { checkManifest } from '../../domain/sealing/check-manifest.js';
import { manifestFingerprint } from '../../domain/sealing/manifest.js';
import type { Instant, LotId, PersonId, Sha256Hex, TenderId } from '../../domain/types.js';
import {
  CustodyStore,
  type EnrolledCustodian,
  type StoredManifest,
} from '../../entities/stores/custody-store.js';
import {
  findTenderMoment,
  lockTenderShared,
  type TenderMoment,
} from '../../entities/stores/tender-moment.js';
import type { Queryable } from '../../entities/stores/queryable.js';
import { listHeldShares, type OwnShare } from './held-shares.js';

/** What the preparing officer's client makes keys from. */
export interface CustodyTerms {
  readonly k: number;
  readonly n: number;
  /** The first deadline. */
  readonly notBefore: Instant;
  readonly lots: readonly LotId[];
  readonly custodians: readonly EnrolledCustodian[];
}

/** Keys in custody, up to publication: terms, manifest, the custodians' own shares. No key ever comes here. */
export class Custody {
  constructor(private readonly dataSource: DataSource) {}

  async getTerms(id: TenderId): Promise<CustodyTerms> {
    const { tender } = await getMoment(this.dataSource, id);
    const custodians = await new CustodyStore(this.dataSource).listCustodians(id);
    return {
      ...tender.custody,
      notBefore: tender.submissionDeadline,
      lots: Object.keys(tender.lots).sort() as LotId[],
      custodians,
    };
  }

  /**
   * Stores the manifest, or another in its place, until publication begins. Throws `manifestFixed` from then on and
   * `manifestInvalid` where it is not what the tender requires.
   */
  async storeManifest(id: TenderId, body: unknown, madeBy: PersonId): Promise<Sha256Hex> {
    return this.dataSource.transaction(async (manager) => {
      await lockTenderShared(manager, id);
      const { tender } = await getMoment(manager, id);
      if (tender.phase !== 'decided') throw new DomainError('manifestFixed', { phase: tender.phase });
      const store = new CustodyStore(manager);
      const manifest = checkManifest(body, {
        tender: id,
        ...tender.custody,
        notBefore: tender.submissionDeadline,
        lots: Object.keys(tender.lots) as LotId[],
        custodians: toEnrolled(await store.listCustodians(id)),
      });
      const fingerprint = manifestFingerprint(manifest);
      await store.replaceManifest(manifest, fingerprint, madeBy);
      return fingerprint;
    });
  }

  /** Public from publication; before it staff alone learns that there is one. Throws `notFound`. */
  async getManifest(id: TenderId, isStaff: boolean): Promise<StoredManifest> {
    const { tender } = await getMoment(this.dataSource, id);
    const manifest = await new CustodyStore(this.dataSource).findManifest(id);
    if (!manifest || (!tender.publishedAt && !isStaff)) throw new DomainError('notFound', { tender: id });
    return manifest;
  }

  async listOwnShares(id: TenderId, custodian: PersonId): Promise<OwnShare[]> {
    const held = await listHeldShares(this.dataSource, id, custodian);
    return held.map(({ to: _, ...share }) => share);
  }

  /** Records that the custodian opened these packages. Throws `shareCommitmentWrong` for one that is not his. */
  async acknowledge(id: TenderId, custodian: PersonId, commitments: readonly Sha256Hex[]): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await lockTenderShared(manager, id);
      const found = await new CustodyStore(manager).acknowledge(id, custodian, commitments);
      if (found !== new Set(commitments).size) throw new DomainError('shareCommitmentWrong', { found });
    });
  }
}

export async function getMoment(db: Queryable, id: TenderId): Promise<TenderMoment> {
  const moment = await findTenderMoment(db, id);
  if (!moment) throw new DomainError('notFound', { tender: id });
  return moment;
}

function toEnrolled(custodians: readonly EnrolledCustodian[]) {
  return custodians.map(({ person, recipient }) => {
    if (recipient === null)
      throw new DomainError('manifestInvalid', { reason: 'custodianNotEnrolled', person });
    return { custodian: person, recipient };
  });
}
