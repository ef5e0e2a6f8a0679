import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import type { Route } from '../../api/route.js';
import type { TenderId } from '../../domain/types.js';
import { assignRole } from '../tender-fixture.js';
import { accessMatrix, matrixRoles, secretOperations, type MatrixRole } from './access-matrix.js';
import { administrator, Rig } from './rig.js';
import { cast, populate, publish } from './tender-on-rig.js';

const people: Readonly<Record<MatrixRole, string | undefined>> = {
  public: undefined,
  stranger: cast.stranger,
  supplier: cast.supplierPerson,
  officer: cast.officer,
  manager: cast.manager,
  auditor: cast.auditor,
  rup: cast.rup,
  awardOrgan: cast.awardOrgan,
  seggio: cast.seggio,
  commissioner: cast.commissioners[0],
  custodian: cast.custodians[0],
  administrator,
};

describe('access', function () {
  this.timeout(180_000);
  let rig: Rig;
  let tender: TenderId;

  before(async () => {
    rig = await Rig.start();
    await populate(rig);
    tender = await publish(rig);
    await assignRole(rig.dataSource, tender, cast.commissioners[0], 'commissioner');
  });

  after(() => rig.stop());

  it('has a line in the matrix for every operation, and no other', () => {
    const operations = rig.surface.routes.map(({ operationId }) => operationId);
    expect(operations.sort()).to.deep.equal(Object.keys(accessMatrix).sort());
  });

  it('treats as secret what concerns who bids', () => {
    const secret = rig.surface.routes.filter((route) => route.secret).map(({ operationId }) => operationId);
    expect(secret.sort()).to.deep.equal([...secretOperations].sort());
  });

  for (const role of matrixRoles) {
    it(`lets in ${role} where the matrix says so, and nowhere else`, async () => {
      const wrong: string[] = [];
      for (const route of rig.surface.routes) {
        const door = await knock(rig, route, tender, people[role]);
        const expected = accessMatrix[route.operationId]?.includes(role) ? 'in' : 'out';
        if (door !== expected) wrong.push(`${route.operationId}: ${door}`);
      }
      expect(wrong).to.deep.equal([]);
    });
  }

  it('keeps an administrator from holding a key, whatever the list of roles says', async () => {
    await assignRole(rig.dataSource, tender, administrator, 'custodian');
    expect((await rig.get(`/tenders/${tender}/shares`, administrator)).status).to.equal(403);
  });

  it('lets only suppliers upload', async () => {
    for (const role of matrixRoles) {
      const headers = { 'tus-resumable': '1.0.0', 'upload-length': '9' };
      const as = people[role];
      const { status } = await rig.send('post', '/uploads', { ...(as === undefined ? {} : { as }), headers });
      expect(status, role).to.equal(role === 'supplier' ? 201 : role === 'public' ? 401 : 403);
    }
  });

  it('gives a part in one tender no part in another', async () => {
    const other = await publish(rig);
    await rig.dataSource.query('DELETE FROM tender_roles WHERE tender = $1', [other]);
    expect((await rig.get(`/tenders/${other}/custody`, cast.rup)).status).to.equal(403);
  });
});

/** A request with an empty body: who is let in is refused later, for what he sends. */
async function knock(
  rig: Rig,
  route: Route,
  tender: TenderId,
  person: string | undefined,
): Promise<'in' | 'out'> {
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => valueOf(name, route, tender));
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (person !== undefined) headers.authorization = `Bearer ${await rig.tokenFor(person)}`;
  const leave = new AbortController();
  const answer = await fetch(`${rig.url}${path}`, {
    method: route.method.toUpperCase(),
    headers,
    signal: leave.signal,
    ...(route.method === 'get' ? {} : { body: '{}' }),
  });
  const isOut = answer.status === 401 || (answer.status === 403 && (await isRefusedAtDoor(answer)));
  leave.abort();
  return isOut ? 'out' : 'in';
}

/** A use case may still refuse by phase or by what was declared; the door says which access it asks for. */
async function isRefusedAtDoor(answer: Response): Promise<boolean> {
  const { params } = (await answer.json()) as { params: object };
  return 'access' in params;
}

function valueOf(name: string, { path }: Route, tender: TenderId): string {
  const values: Record<string, string> = {
    id: tender,
    lot: 'LOT-0001',
    kind: 'technical',
    person: cast.stranger,
    name: 'offerta.pdf',
    file: 'it.pdf',
    request: 'a'.repeat(64),
    upload: 'a'.repeat(32),
    version: 'original',
    revision: '1',
    sha256: 'a'.repeat(64),
  };
  if (name !== 'id') return values[name] ?? randomUUID();
  if (path.startsWith('/commands')) return 'a'.repeat(64);
  if (path.startsWith('/uploads')) return 'a'.repeat(32);
  return path.startsWith('/authorities') ? 'ars' : tender;
}
