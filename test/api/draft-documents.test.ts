import { createHash } from 'node:crypto';
import { expect } from 'chai';
import type { TenderDocument } from '../../domain/tender/draft.js';
import type { Sha256Hex } from '../../domain/types.js';
import { writePdf } from '../../proofs/bombs/write-pdf.js';
import { Rig, type Answer } from './rig.js';
import { cast, command, draftBody, launch, makeDraft, populate, publishLaunched } from './tender-on-rig.js';

interface Sent {
  readonly sha256: Sha256Hex;
  readonly bytes: number;
  readonly inspection: { readonly type: string; readonly refused: string | null };
}

describe('documents of a draft', function () {
  this.timeout(120_000);
  let rig: Rig;

  before(async () => {
    rig = await Rig.start();
    await populate(rig);
  });
  after(() => rig.stop());

  const codeOf = ({ status, body }: Answer) => `${status} ${(body as { code?: string }).code}`;

  async function send(
    draft: string,
    content: Uint8Array,
    type = 'application/octet-stream',
  ): Promise<Answer> {
    const answer = await fetch(`${rig.url}/drafts/${draft}/documents`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await rig.tokenFor(cast.officer)}`, 'content-type': type },
      body: Uint8Array.from(content),
    });
    return { status: answer.status, headers: {}, text: '', body: await answer.json() };
  }

  const put = (draft: string, documents: readonly TenderDocument[], tag = '"1"') =>
    rig.send('put', `/drafts/${draft}`, {
      as: cast.rup,
      body: draftBody({ documents }),
      headers: { 'if-match': tag },
    });

  const list = async (draft: string) =>
    ((await rig.get(`/drafts/${draft}/documents`, cast.rup)).body as { items: Sent[] }).items;

  it('are sent, named by their digest, and read back', async () => {
    const draft = await makeDraft(rig);
    const pdf = writePdf();
    const sent = await send(draft, pdf);
    const { sha256, bytes, inspection } = sent.body as Sent;
    expect([sent.status, sha256, bytes]).to.deep.equal([
      201,
      createHash('sha256').update(pdf).digest('hex'),
      pdf.length,
    ]);
    expect(inspection).to.include({ type: 'pdf', refused: null });
    expect((await put(draft, [{ name: 'Capitolato.pdf', sha256, bytes }])).status).to.equal(200);
    const read = await rig.get(`/drafts/${draft}/documents/${sha256}`, cast.rup);
    expect(read.status).to.equal(200);
    expect(read.headers['content-disposition']).to.equal("attachment; filename*=UTF-8''Capitolato.pdf");
  });

  it('are the same document when the same bytes come again', async () => {
    const draft = await makeDraft(rig);
    await send(draft, writePdf());
    expect((await send(draft, writePdf())).status).to.equal(201);
    const sent = await list(draft);
    expect(new Set(sent.map(({ sha256 }) => sha256)).size).to.equal(1);
    const read = await rig.get(`/drafts/${draft}/documents/${sent[0]?.sha256}`, cast.rup);
    expect(read.status).to.equal(200);
  });

  it('are refused where they act, and cannot be named then', async () => {
    const draft = await makeDraft(rig);
    expect(codeOf(await send(draft, writePdf(['<< /S /JavaScript >>'])))).to.equal('422 fileActiveContent');
    const [refused] = await list(draft);
    expect(refused?.inspection.refused).to.equal('fileActiveContent');
    const { sha256, bytes } = refused as Sent;
    expect(codeOf(await put(draft, [{ name: 'a.pdf', sha256, bytes }]))).to.equal('422 fileActiveContent');
    expect((await rig.get(`/drafts/${draft}/documents/${sha256}`, cast.rup)).status).to.equal(404);
  });

  it('are named only as they were sent, and for the draft that they were sent for', async () => {
    const [draft, other] = [await makeDraft(rig), await makeDraft(rig)];
    const { sha256, bytes } = (await send(draft, writePdf())).body as Sent;
    const document = { name: 'a.pdf', sha256, bytes };
    expect(codeOf(await put(other, [document]))).to.equal('422 uploadMissing');
    expect(codeOf(await put(draft, [{ ...document, bytes: bytes + 1 }]))).to.equal('422 invalidInput');
    const made = await rig.send('post', '/drafts', {
      as: cast.officer,
      body: draftBody({ documents: [document] }),
    });
    expect(codeOf(made)).to.equal('422 uploadMissing');
  });

  it('come as octets, and no more once the decision is adopted', async () => {
    const draft = await makeDraft(rig);
    expect(codeOf(await send(draft, writePdf(), 'application/pdf'))).to.equal('415 contentTypeUnsupported');
    const launched = await launch(rig);
    expect(codeOf(await send(launched, writePdf()))).to.equal('409 alreadyLaunched');
  });

  it('are anyone’s once the tender is published, and nobody’s before', async () => {
    const { sha256, tender, publish } = await launchWithDocument();
    const path = `/tenders/${tender}/attachments/${sha256}`;
    expect((await rig.get(path)).status).to.equal(404);
    await publish();
    expect((await rig.get(path)).status).to.equal(200);
    expect((await rig.get(`/tenders/${tender}/attachments/${'0'.repeat(64)}`)).status).to.equal(404);
  });

  async function launchWithDocument() {
    const draft = await makeDraft(rig);
    const { sha256, bytes } = (await send(draft, writePdf())).body as Sent;
    await put(draft, [{ name: 'a.pdf', sha256, bytes }]);
    await command(rig, draft, 'adoptDecision', cast.awardOrgan, {});
    return { sha256, tender: draft, publish: () => publishLaunched(rig, draft) };
  }
});
