import type { Role } from './commands.js';
import type { RoleAssignment } from './publication/facts.js';
import type { PersonId } from '../types.js';

export const roleProblemCodes = [
  'roleMissing',
  'roleHeldByMoreThanOne',
  'awardOrganIsRup',
  'custodiansNotAsMany',
  'custodianIsAdministrator',
  'commissionerIsAwardOrgan',
  'commissionerIsSeggio',
  'supplierHoldsRole',
] as const;
export type RoleProblemCode = (typeof roleProblemCodes)[number];

export interface RoleProblem {
  readonly role: Role;
  readonly code: RoleProblemCode;
  readonly article: string;
  /** Null where the problem is of the role, not of one person. */
  readonly person: PersonId | null;
}

export interface RoleConditions {
  /** Custodians of the keys that the draft asks for. */
  readonly custodians: number;
  /** People who administer the platform, where the caller knows them. */
  readonly administrators?: ReadonlySet<PersonId>;
  /** People who belong to a supplier, where the caller knows them. */
  readonly supplierPeople?: ReadonlySet<PersonId>;
}

/** Held by exactly one person: who answers for the procedure and who adopts its acts. */
const soleRoles = ['rup', 'awardOrgan'] as const satisfies readonly Role[];

/** Every incompatibility between the roles of one tender; empty when the roles can stand. */
export function roleProblems(
  assignments: readonly RoleAssignment[],
  conditions: RoleConditions,
): RoleProblem[] {
  return [...composition(assignments, conditions), ...incompatibilities(assignments, conditions)];
}

/** Only what can never stand, however incomplete the list still is: what a draft refuses at once. */
export function incompatibilities(
  assignments: readonly RoleAssignment[],
  conditions: Pick<RoleConditions, 'administrators' | 'supplierPeople'>,
): RoleProblem[] {
  const holders = (role: Role): PersonId[] => peopleIn(assignments, role);
  const both = (role: Role, other: Role): PersonId[] =>
    holders(role).filter((person) => holders(other).includes(person));
  return [
    ...both('awardOrgan', 'rup').map((person) => problem('awardOrgan', 'awardOrganIsRup', person)),
    ...both('commissioner', 'awardOrgan').map((person) =>
      problem('commissioner', 'commissionerIsAwardOrgan', person),
    ),
    ...both('commissioner', 'seggio').map((person) =>
      problem('commissioner', 'commissionerIsSeggio', person),
    ),
    ...holders('custodian')
      .filter((person) => conditions.administrators?.has(person))
      .map((person) => problem('custodian', 'custodianIsAdministrator', person)),
    ...assignments
      .filter(({ person }) => conditions.supplierPeople?.has(person))
      .map(({ person, role }) => problem(role, 'supplierHoldsRole', person)),
  ];
}

function composition(assignments: readonly RoleAssignment[], { custodians }: RoleConditions): RoleProblem[] {
  const holders = (role: Role): PersonId[] => peopleIn(assignments, role);
  const missing = [...soleRoles, 'seggio' as const].filter((role) => holders(role).length === 0);
  const crowded = soleRoles.filter((role) => holders(role).length > 1);
  return [
    ...missing.map((role) => problem(role, 'roleMissing', null)),
    ...crowded.map((role) => problem(role, 'roleHeldByMoreThanOne', null)),
    ...(holders('custodian').length === custodians
      ? []
      : [problem('custodian', 'custodiansNotAsMany', null)]),
  ];
}

/** The sources of the rules; the separation of functions that no article names is the script of the procedure. */
const articles: Readonly<Record<RoleProblemCode, string>> = {
  roleMissing: 'arts 15, 17 d.lgs. 36/2023',
  roleHeldByMoreThanOne: 'art. 15 c. 1 d.lgs. 36/2023',
  awardOrganIsRup: 'art. 17 c. 5 d.lgs. 36/2023',
  custodiansNotAsMany: 'art. 25 d.lgs. 36/2023',
  custodianIsAdministrator: 'art. 25 d.lgs. 36/2023',
  commissionerIsAwardOrgan: 'art. 93 d.lgs. 36/2023',
  commissionerIsSeggio: 'art. 93 d.lgs. 36/2023',
  supplierHoldsRole: 'art. 16 d.lgs. 36/2023',
};

function problem(role: Role, code: RoleProblemCode, person: PersonId | null): RoleProblem {
  return { role, code, article: articles[code], person };
}

/** Distinct people: whoever is named twice is one custodian, not two. */
function peopleIn(assignments: readonly RoleAssignment[], wanted: Role): PersonId[] {
  return [...new Set(assignments.filter(({ role }) => role === wanted).map(({ person }) => person))];
}
