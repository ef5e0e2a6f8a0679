import { expect } from 'chai';
import type { Bidder } from '../../application/bidding/commit-bid.js';
import type { PersonId, SupplierId, TenderId } from '../../domain/types.js';
import { firstCommit, uploadBid } from '../bidding/bid-fixture.js';
import { lot1, makePublishedTender } from '../tender-fixture.js';
import { Rig } from './rig.js';
import { cast, populate } from './tender-on-rig.js';

describe('the receipt of a bid over HTTP', function () {
  this.timeout(180_000);
  let rig: Rig;
  let tender: TenderId;
  let base: string;

  before(async () => {
    rig = await Rig.start();
    await populate(rig);
    tender = (await makePublishedTender(rig.dataSource, { deadlineInMs: 3_600_000 })).id;
    base = `/tenders/${tender}/bids/mine/revisions/1/receipt`;
    const { body } = await rig.get('/me', cast.supplierPerson);
    const supplier = (body as { supplier: { id: SupplierId } }).supplier.id;
    const bidder: Bidder = { person: cast.supplierPerson as PersonId, supplier };
    const { bid, ...request } = firstCommit(tender, await uploadBid(rig.dataSource, bidder, [lot1]));
    const { revision, action, envelopes } = request;
    const sent = { as: cast.supplierPerson, body: { revision, action, envelopes } };
    const { status, text } = await rig.send('post', `/tenders/${tender}/bids/${bid}/revisions`, sent);
    expect(status, text).to.equal(201);
  });
  after(() => rig.stop());

  it('is served to the supplier’s people as PDF in either language and as XML', async () => {
    for (const [file, type, start] of [
      ['it.pdf', 'application/pdf', '%PDF'],
      ['en.pdf', 'application/pdf', '%PDF'],
      ['data.xml', 'application/xml', '<?xml'],
    ] as const) {
      const answer = await fetch(`${rig.url}${base}/${file}`, {
        headers: { authorization: `Bearer ${await rig.tokenFor(cast.supplierPerson)}` },
      });
      expect(answer.status, file).to.equal(200);
      expect(answer.headers.get('content-type')).to.equal(type);
      expect(answer.headers.get('cache-control')).to.equal('no-store');
      const content = Buffer.from(await answer.arrayBuffer());
      expect(content.subarray(0, start.length).toString()).to.equal(start);
      expect(Number(answer.headers.get('content-length'))).to.equal(content.length);
    }
  });

  it('is not there for a revision, a rectification or a form that is not', async () => {
    for (const path of [
      `${base}/it.html`,
      base.replace('/1/', '/2/') + '/it.pdf',
      base.replace('/1/', '/0/') + '/it.pdf',
      `${base.replace('/receipt', '/rectifications/economic/LOT-0001/receipt')}/it.pdf`,
    ])
      expect((await rig.get(path, cast.supplierPerson)).status, path).to.equal(404);
  });

  it('leaves no line in the log', async () => {
    const before = rig.logLines.length;
    await rig.get(`${base}/data.xml`, cast.supplierPerson);
    expect(rig.logLines.slice(before)).to.deep.equal([]);
  });

  it('is listed among the documents of the tender to nobody', async () => {
    for (const person of [cast.supplierPerson, cast.rup, cast.auditor]) {
      const { text } = await rig.get(`/tenders/${tender}/documents`, person);
      expect(text).to.not.include('eceipt');
    }
  });
});
