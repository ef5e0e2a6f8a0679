import type { DataSource, EntityManager } from 'typeorm';
import { DomainError } from '../../domain/errors.js';
import { procedures } from '../../domain/procedures/procedures.js';
import {
  checkHandedShares,
  checkSuccessorRecipient,
  handoverInvalid,
  type HandedShare,
} from '../../domain/sealing/check-handover.js';
import type { PersonId, TenderId } from '../../domain/types.js';
import { CustodyStore } from '../../entities/stores/custody-store.js';
import { DraftStore } from '../../entities/stores/draft-store.js';
import { HandoverStore } from '../../entities/stores/handover-store.js';
import { PeopleStore } from '../../entities/stores/people-store.js';
import { lockTenderExclusive } from '../../entities/stores/tender-moment.js';
import { getMoment } from './custody.js';
import { assertAssignable } from '../people/tender-roles.js';

export interface SuccessorCandidate {
  readonly person: PersonId;
  /** Null until he enrols one. */
  readonly recipient: string | null;
}

/** Succession of custodians: a leaver re-seals his shares to a successor in his own client. */
export class Handovers {
  constructor(private readonly dataSource: DataSource) {}

  /** Whom a leaver's client would seal to. Throws `notFound`. */
  async getCandidate(person: PersonId): Promise<SuccessorCandidate> {
    const people = new PeopleStore(this.dataSource);
    if ((await people.listUnknown([person])).length > 0) throw new DomainError('notFound', { person });
    return { person, recipient: await people.findCustodianRecipient(person) };
  }

  /**
   * Gives all shares of a custodian to his successor, with the role. The tender's lock is held alone: a manifest that is
   * made again, an acknowledgement or another handover come before or after. Throws `notPermitted`,
   * `commandNotAllowedInPhase`, `handoverInvalid`, and `personUnknown` or `roleProblem` for a successor who cannot be one.
   */
  async handOver(
    id: TenderId,
    leaver: PersonId,
    to: PersonId,
    shares: readonly HandedShare[],
  ): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await lockTenderExclusive(manager, id);
      const { tender } = await getMoment(manager, id);
      if (procedures[tender.procedure].end.tender.includes(tender.phase)) {
        throw new DomainError('commandNotAllowedInPhase', { command: 'handOverShares', phase: tender.phase });
      }
      const store = new HandoverStore(manager);
      const held = await store.listHeld(id, leaver);
      if (held.length === 0) throw new DomainError('notPermitted', { role: 'custodian' });
      checkHandedShares(shares, held);
      const recipient = await assertSuccessor(manager, id, to);
      await store.handOver({ tender: id, from: leaver, to, recipient, shares });
    });
  }
}

/** A distinct person who may hold a key of this tender. Gives his recipient. */
async function assertSuccessor(manager: EntityManager, id: TenderId, person: PersonId): Promise<string> {
  const people = new PeopleStore(manager);
  const roles = await new DraftStore(manager).listRoles(id);
  const own = roles.filter((assigned) => assigned.person === person);
  await assertAssignable(people, [...own, { person, role: 'custodian' }]);
  // This keeps the RUP to one share too: whoever is custodian already takes no second one.
  if (own.some(({ role }) => role === 'custodian')) throw handoverInvalid('successorIsCustodian');
  const custody = new CustodyStore(manager);
  const custodians = await custody.listCustodians(id);
  const keys = (await custody.findManifest(id))?.body.keys ?? [];
  const taken = [...custodians, ...keys].map(({ recipient }) => recipient);
  return checkSuccessorRecipient(await people.findCustodianRecipient(person), taken);
}
