import { expect } from 'chai';
import type { Role } from '../../../domain/tender/commands.js';
import type { RoleAssignment } from '../../../domain/tender/publication/facts.js';
import { roleProblems } from '../../../domain/tender/role-incompatibilities.js';
import type { PersonId } from '../../../domain/types.js';

function assigned(roles: Readonly<Record<string, readonly Role[]>>): RoleAssignment[] {
  return Object.entries(roles).flatMap(([person, held]) =>
    held.map((role) => ({ person: person as PersonId, role })),
  );
}

const complete: Readonly<Record<string, readonly Role[]>> = {
  rita: ['rup', 'custodian'],
  carla: ['awardOrgan'],
  sergio: ['seggio'],
  gino: ['custodian'],
  nora: ['custodian', 'auditor'],
};

const cases: readonly [rule: string, roles: typeof complete, expected: readonly string[]][] = [
  [
    'an organ that adopts what it proposed',
    { ...complete, rita: ['rup', 'awardOrgan', 'custodian'], carla: [] },
    ['awardOrgan awardOrganIsRup rita'],
  ],
  ['a tender without its RUP', { ...complete, rita: ['custodian'] }, ['rup roleMissing null']],
  ['a tender without an award organ', { ...complete, carla: [] }, ['awardOrgan roleMissing null']],
  ['a tender without a seggio', { ...complete, sergio: [] }, ['seggio roleMissing null']],
  ['two RUP', { ...complete, otto: ['rup'] }, ['rup roleHeldByMoreThanOne null']],
  ['two award organs', { ...complete, otto: ['awardOrgan'] }, ['awardOrgan roleHeldByMoreThanOne null']],
  ['too few custodians', { ...complete, gino: [] }, ['custodian custodiansNotAsMany null']],
  ['too many custodians', { ...complete, otto: ['custodian'] }, ['custodian custodiansNotAsMany null']],
  [
    'a commissioner who awards',
    { ...complete, carla: ['awardOrgan', 'commissioner'] },
    ['commissioner commissionerIsAwardOrgan carla'],
  ],
  [
    'a commissioner who sat on the seggio',
    { ...complete, sergio: ['seggio', 'commissioner'] },
    ['commissioner commissionerIsSeggio sergio'],
  ],
];

describe('roleProblems', () => {
  it('finds none where the roles can stand, the RUP being one of the custodians', () => {
    expect(roleProblems(assigned(complete), { custodians: 3 })).to.deep.equal([]);
  });

  for (const [rule, roles, expected] of cases) {
    it(`refuses ${rule}`, () => {
      const found = roleProblems(assigned(roles), { custodians: 3 });
      expect(found.map(({ role, code, person }) => `${role} ${code} ${person}`)).to.deep.equal(expected);
    });
  }

  it('counts a custodian named twice once', () => {
    const twice = [...assigned(complete), { person: 'gino' as PersonId, role: 'custodian' as const }];
    expect(roleProblems(twice, { custodians: 3 })).to.deep.equal([]);
  });

  it('refuses a custodian who administers the platform', () => {
    const administrators = new Set(['gino' as PersonId]);
    const found = roleProblems(assigned(complete), { custodians: 3, administrators });
    expect(found.map(({ code }) => code)).to.deep.equal(['custodianIsAdministrator']);
  });

  it('refuses any internal role of a supplier’s person', () => {
    const supplierPeople = new Set(['sergio' as PersonId]);
    const found = roleProblems(assigned(complete), { custodians: 3, supplierPeople });
    expect(found.map(({ role, code }) => `${role} ${code}`)).to.deep.equal(['seggio supplierHoldsRole']);
  });
});
