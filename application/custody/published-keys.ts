import type { DataSource } from 'typeorm';
import { DomainError } from '../../domain/errors.js';
import { envelopeKeyOf, type EnvelopeKey } from '../../domain/tender/opening/state.js';
import type { EnvelopeKind, LotId, TenderId } from '../../domain/types.js';
import { CustodyStore } from '../../entities/stores/custody-store.js';
import { findTenderMoment } from '../../entities/stores/tender-moment.js';

/** What a commit checks envelopes against. */
export interface TenderKeys {
  readonly lots: ReadonlySet<LotId>;
  recipientOf(kind: EnvelopeKind, lot: LotId | null): string | undefined;
}

const maxRemembered = 1_000;

/** Keys of published tenders. They never change after publication, so they are read once. */
export class PublishedKeys {
  private readonly known = new Map<TenderId, TenderKeys>();

  constructor(private readonly dataSource: DataSource) {}

  /** Throws `notFound`, and `tenderNotOpen` before publication. */
  async get(tender: TenderId): Promise<TenderKeys> {
    const known = this.known.get(tender);
    if (known) return known;
    const keys = await this.read(tender);
    if (this.known.size >= maxRemembered) this.known.clear();
    this.known.set(tender, keys);
    return keys;
  }

  private async read(id: TenderId): Promise<TenderKeys> {
    const moment = await findTenderMoment(this.dataSource, id);
    if (!moment) throw new DomainError('notFound', { tender: id });
    const manifest = await new CustodyStore(this.dataSource).findManifest(id);
    if (!moment.tender.publishedAt || !manifest) throw new DomainError('tenderNotOpen', { tender: id });
    const recipients = new Map<EnvelopeKey, string>(
      manifest.body.keys.map((key) => [envelopeKeyOf(key.kind, key.lot), key.recipient]),
    );
    return {
      lots: new Set(Object.keys(moment.tender.lots) as LotId[]),
      recipientOf: (kind, lot) => recipients.get(envelopeKeyOf(kind, lot)),
    };
  }
}
