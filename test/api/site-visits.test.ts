import { expect } from 'chai';
import { compactVerify, importJWK, type JWK } from 'jose';
import type { SiteVisitPlan } from '../../domain/tender/draft.js';
import { missingAttestations } from '../../domain/tender/bidding/site-visits.js';
import type { BidId, LotId, SupplierId, TenderId } from '../../domain/types.js';
import { type Answer, Rig } from './rig.js';
import { cast, populate, publish } from './tender-on-rig.js';

const dayMs = 86_400_000;
const delegate = { name: 'Mario Rossi', fiscalCode: 'RSSMRA85T10A562S' };

interface OwnVisit {
  readonly slot: string | null;
  readonly attestation: string | null;
}

const codeOf = (answer: Answer): [number, unknown] => [
  answer.status,
  (answer.body as { code?: unknown }).code,
];
const inDays = (days: number): string => new Date(Date.now() + days * dayMs).toISOString();

function plan(): SiteVisitPlan {
  const slot = (id: string, from: string, to: string, capacity = 1) => ({
    id,
    place: 'Bari',
    from,
    to,
    capacity,
  });
  return {
    required: true,
    places: ['Bari'],
    slots: [
      slot('past', inDays(-2), inDays(-1)),
      slot('first', inDays(3), inDays(3.1)),
      slot('second', inDays(4), inDays(4.1), 5),
    ],
    instructions: { it: 'Con un documento.', en: 'Bring a document.' },
  };
}

describe('site visits', function () {
  this.timeout(60_000);
  const other = 'beta';
  let rig: Rig;
  let tender: TenderId;

  before(async () => {
    rig = await Rig.start();
    await populate(rig);
    await rig.get('/me', other);
    const body = { name: 'Cardiolink S.p.A.', fiscalCode: '00488410010' };
    const made = await rig.send('post', '/suppliers', { as: other, body });
    expect(made.status, made.text).to.equal(201);
  });

  after(() => rig.stop());

  beforeEach(async () => {
    tender = await publish(rig, { submission: { days: 31, publishWithinDays: 5 }, siteVisit: plan() });
  });

  const path = (): string => `/tenders/${tender}/site-visits`;
  const book = (slot: string, as: string = cast.supplierPerson): Promise<Answer> =>
    rig.send('put', `${path()}/mine`, { as, body: { slot, delegate } });
  const own = async (as: string = cast.supplierPerson): Promise<OwnVisit> =>
    (await rig.get(`${path()}/mine`, as)).body as OwnVisit;
  const listed = async () =>
    (await rig.get(path(), cast.rup)).body as {
      items: { supplier: SupplierId; slot: string }[];
      findings: unknown[];
    };
  const attest = (supplier: string): Promise<Answer> =>
    rig.send('put', `${path()}/${supplier}/attendance`, { as: cast.rup });
  const moveClock = (days: number): Promise<unknown> =>
    rig.dataSource.query('UPDATE tenders SET clock_offset_ms = $2 WHERE id = $1', [
      tender,
      Math.round(days * dayMs),
    ]);

  it('are booked for a delegate, changed and cancelled; every booking stays in the history', async () => {
    expect((await book('first')).status).to.equal(200);
    await book('first');
    expect((await book('second')).body).to.include({ slot: 'second', attestation: null });
    expect((await listed()).items.map(({ slot }) => slot)).to.deep.equal(['second']);
    const cancelled = await rig.send('delete', `${path()}/mine`, { as: cast.supplierPerson });
    expect([cancelled.status, (await own()).slot]).to.deep.equal([204, null]);
    const rows = await rig.dataSource.query<unknown[]>('SELECT FROM site_visit_bookings WHERE tender = $1', [
      tender,
    ]);
    expect(rows).to.have.length(3);
  });

  it('have a capacity, and a booking shows itself to its supplier alone', async () => {
    await book('first');
    expect(codeOf(await book('first', other))).to.deep.equal([409, 'siteVisitSlotUnavailable']);
    expect((await own(other)).slot).to.equal(null);
    expect((await rig.get(path(), other)).status).to.equal(403);
    const both = await Promise.all([book('second'), book('second', other)]);
    expect(both.map(({ status }) => status)).to.deep.equal([200, 200]);
  });

  it('are not booked where they are over or unknown, nor for who has no codice fiscale', async () => {
    expect(codeOf(await book('past'))).to.deep.equal([409, 'siteVisitSlotUnavailable']);
    expect(codeOf(await book('never'))).to.deep.equal([409, 'siteVisitSlotUnavailable']);
    const body = { slot: 'first', delegate: { name: 'Ada', fiscalCode: 'ADA' } };
    const refused = await rig.send('put', `${path()}/mine`, { as: cast.supplierPerson, body });
    expect(refused.status).to.equal(422);
    tender = await publish(rig);
    expect(codeOf(await book('first'))).to.deep.equal([409, 'tenderNotOpen']);
  });

  it('are attested once they have begun, by a signature that anyone verifies, and stay as they are', async () => {
    await book('first');
    const supplier = (await listed()).items[0]?.supplier as SupplierId;
    expect(codeOf(await attest(supplier))).to.deep.equal([409, 'siteVisitNotYet']);
    await moveClock(3.05);
    expect((await attest(supplier)).status).to.equal(204);
    expect((await attest(supplier)).status).to.equal(204);
    const { attestation } = await own();
    const { keys } = (await rig.get('/.well-known/jwks.json')).body as { keys: [JWK] };
    const { payload, protectedHeader } = await compactVerify(
      attestation as string,
      await importJWK(keys[0], 'EdDSA'),
    );
    expect(protectedHeader.typ).to.equal('bando-attestation+jwt');
    const claims = JSON.parse(new TextDecoder().decode(payload)) as object;
    expect(claims).to.deep.include({ tender, supplier, slot: 'first', place: 'Bari', delegate });
    expect((await own()).attestation).to.equal(attestation);
    expect(codeOf(await book('second'))).to.deep.equal([409, 'siteVisitAttested']);
    const [leaf] = await rig.dataSource.query<{ waiting: number }[]>(
      `SELECT count(u.leaf)::int AS waiting FROM ledger_leaves l LEFT JOIN unsequenced_leaves u ON u.leaf = l.id
       WHERE l.tender = $1 AND l.kind = 'visit'`,
      [tender],
    );
    expect(leaf?.waiting, 'a leaf without a position before the closing').to.equal(0);
  });

  it('are attested for nobody who has not booked', async () => {
    expect((await attest('00000000-0000-4000-8000-000000000000')).status).to.equal(404);
  });

  it('show no findings before the closing', async () => {
    expect((await listed()).findings).to.deep.equal([]);
  });
});

describe('bids without the attestation of a visit', () => {
  const bid = '11111111-0000-4000-8000-000000000001' as BidId;
  const supplier = 'supplier-a' as SupplierId;
  const lot = 'LOT-0001' as LotId;
  const bids = { [bid]: { supplier, lots: { [lot]: 'submitted' as const } } };

  it('are found where a visit is required, and nowhere else', () => {
    expect(missingAttestations(plan(), bids, new Set())).to.deep.equal([{ bid, supplier, lots: [lot] }]);
    expect(missingAttestations(plan(), bids, new Set([supplier]))).to.deep.equal([]);
    expect(missingAttestations({ ...plan(), required: false }, bids, new Set())).to.deep.equal([]);
    expect(missingAttestations(undefined, bids, new Set())).to.deep.equal([]);
  });
});
