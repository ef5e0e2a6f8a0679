import type { DataSource } from 'typeorm';
import { DomainError } from '../../domain/errors.js';
import { canonicalJson } from '../../domain/ledger/canonical-json.js';
import { sha256Hex } from '../../domain/ledger/sha256.js';
import type { RoleAssignment } from '../../domain/tender/publication/facts.js';
import { incompatibilities } from '../../domain/tender/role-incompatibilities.js';
import type { PersonId, TenderId } from '../../domain/types.js';
import { DraftStore } from '../../entities/stores/draft-store.js';
import { PeopleStore } from '../../entities/stores/people-store.js';
import { lockDraft } from '../tenders/drafts.js';

export interface TenderRoles {
  readonly assignments: readonly RoleAssignment[];
  /** Digest of the list: its entity tag. */
  readonly tag: string;
}

/** Who plays which part in a tender, until its decision is adopted; the commission is appointed later, by an act. */
export class TenderRoleList {
  private readonly store: DraftStore;

  constructor(private readonly dataSource: DataSource) {
    this.store = new DraftStore(dataSource);
  }

  async list(tender: TenderId): Promise<TenderRoles> {
    return toRoles(await this.store.listRoles(tender));
  }

  /**
   * Replaces the whole list. Throws `alreadyLaunched`, `draftStale` when `expectedTag` is another list's,
   * `personUnknown`, and `roleProblem` for roles that can never stand together.
   */
  async replace(
    tender: TenderId,
    assignments: readonly RoleAssignment[],
    expectedTag: string | null,
  ): Promise<TenderRoles> {
    return this.dataSource.transaction(async (manager) => {
      await lockDraft(manager, tender);
      const store = new DraftStore(manager);
      const before = toRoles(await store.listRoles(tender));
      if (expectedTag !== null && expectedTag !== before.tag) throw new DomainError('draftStale');
      await assertAssignable(new PeopleStore(manager), assignments);
      await store.replaceRoles(tender, distinct(assignments));
      return toRoles(await store.listRoles(tender));
    });
  }
}

/**
 * Refuses people who are unknown, on the other side, or administrators as custodians. Their rows are held, so that none of them registers a supplier
 * meanwhile. Throws `personUnknown`, `roleProblem`.
 */
export async function assertAssignable(
  people: PeopleStore,
  assignments: readonly RoleAssignment[],
): Promise<void> {
  const named = [...new Set(assignments.map(({ person }) => person))];
  await people.hold(named);
  const [unknown] = await people.listUnknown(named);
  if (unknown !== undefined) throw new DomainError('personUnknown', { person: unknown });
  const supplierPeople = new Set<PersonId>(await people.listSupplierPeople(named));
  const administrators = new Set<PersonId>(await people.listAdministrators(named));
  const [problem] = incompatibilities(assignments, { supplierPeople, administrators });
  if (!problem) return;
  const { role, code, person, article } = problem;
  throw new DomainError('roleProblem', { role, what: code, person }, article);
}

function distinct(assignments: readonly RoleAssignment[]): RoleAssignment[] {
  return [
    ...new Map(assignments.map((assigned) => [`${assigned.role} ${assigned.person}`, assigned])).values(),
  ];
}

function toRoles(assignments: readonly RoleAssignment[]): TenderRoles {
  return { assignments, tag: sha256Hex(canonicalJson(assignments)).slice(0, 16) };
}
