import type { DataSource } from 'typeorm';
import { DomainError } from '../../domain/errors.js';
import type { PersonId, TenderId } from '../../domain/types.js';
import { HandoverStore } from '../../entities/stores/handover-store.js';
import { LossStore, type ShareLoss } from '../../entities/stores/loss-store.js';
import { lockTenderShared } from '../../entities/stores/tender-moment.js';

/** Custodians who say that they lost the identity which opens their shares. */
export class Losses {
  constructor(private readonly dataSource: DataSource) {}

  /** Throws `notPermitted` for who holds no share of the tender. */
  async report(id: TenderId, custodian: PersonId, reason: string): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await lockTenderShared(manager, id);
      const held = await new HandoverStore(manager).listHeld(id, custodian);
      if (held.length === 0) throw new DomainError('notPermitted', { role: 'custodian' });
      await new LossStore(manager).insert(id, custodian, reason);
    });
  }

  list(id: TenderId): Promise<ShareLoss[]> {
    return new LossStore(this.dataSource).list(id);
  }
}
