import { expect } from 'chai';
import type { TenderDraft } from '../../domain/tender/draft.js';
import type { TenderId } from '../../domain/types.js';
import { Rig } from './rig.js';
import { assignments, cast, draftBody, launch, makeDraft, populate } from './tender-on-rig.js';

interface DraftAnswer {
  readonly id: TenderId;
  readonly revision: number;
  readonly launched: boolean;
  readonly content: TenderDraft;
}

describe('drafts', function () {
  this.timeout(60_000);
  let rig: Rig;

  before(async () => {
    rig = await Rig.start();
    await populate(rig);
  });

  after(() => rig.stop());

  const put = (id: string, ifMatch: string | undefined, body: TenderDraft) =>
    rig.send('put', `/drafts/${id}`, {
      ...{ as: cast.officer, body },
      ...(ifMatch === undefined ? {} : { headers: { 'if-match': ifMatch } }),
    });

  it('makes a draft once, however often it is asked with one key', async () => {
    const sent = { as: cast.officer, body: draftBody(), headers: { 'idempotency-key': 'one-draft-only' } };
    const [first, second] = await Promise.all([
      rig.send('post', '/drafts', sent),
      rig.send('post', '/drafts', sent),
    ]);
    expect([first.status, second.status]).to.deep.equal([201, 201]);
    expect(second.body).to.deep.equal(first.body);
    expect(first.headers.etag).to.equal('"1"');
  });

  it('refuses another body under a key that was used', async () => {
    const headers = { 'idempotency-key': 'key-of-two-bodies' };
    await rig.send('post', '/drafts', { as: cast.officer, body: draftBody(), headers });
    const other = { as: cast.officer, body: draftBody({ nuts: 'ITF3' }), headers };
    const answer = await rig.send('post', '/drafts', other);
    expect(answer.status).to.equal(409);
    expect(answer.body).to.include({ code: 'idempotencyKeyReused' });
  });

  it('keeps the authority’s address, tax code and PEC, and refuses a tax code that is none', async () => {
    const contact = { address: 'Via della Salute 12, Bari', digitalAddress: 'ars@pec.example' };
    const of = (taxCode: string) =>
      rig.send('post', '/drafts', {
        as: cast.officer,
        body: draftBody({ authorityContact: { ...contact, taxCode } }),
      });
    const made = await of('11111111115');
    expect(made.status, made.text).to.equal(201);
    const { id } = made.body as { id: string };
    const { content } = (await rig.get(`/drafts/${id}`, cast.officer)).body as { content: TenderDraft };
    expect(content.authorityContact).to.deep.equal({ ...contact, taxCode: '11111111115' });
    expect((await of('11111111116')).status).to.equal(422);
  });

  it('lets nobody draft for an authority that is not his', async () => {
    const body = draftBody({ authority: 'other' as TenderDraft['authority'] });
    const answer = await rig.send('post', '/drafts', { as: cast.officer, body });
    expect([answer.status, (answer.body as { code: string }).code]).to.deep.equal([403, 'notPermitted']);
  });

  it('changes a draft under the entity tag of its last change', async () => {
    const id = await makeDraft(rig);
    const changed = await put(id, '"1"', draftBody({ nuts: 'ITF43' }));
    expect(changed.status).to.equal(200);
    expect(changed.headers.etag).to.equal('"2"');
    const read = await rig.get(`/drafts/${id}`, cast.officer);
    expect((read.body as DraftAnswer).content.nuts).to.equal('ITF43');
  });

  it('asks for If-Match with 428 and refuses a stale one with 412', async () => {
    const id = await makeDraft(rig);
    const without = await put(id, undefined, draftBody());
    expect(without.body).to.include({ status: 428, code: 'preconditionRequired' });
    await put(id, '"1"', draftBody());
    for (const tag of ['"1"', '*', 'W/"2"', '"x"']) {
      const stale = await put(id, tag, draftBody());
      expect([stale.status, (stale.body as { code: string }).code]).to.deep.equal([412, 'draftStale']);
    }
  });

  it('lets exactly one of two changes of the same revision win', async () => {
    const id = await makeDraft(rig);
    const answers = await Promise.all([
      put(id, '"1"', draftBody({ nuts: 'ITF41' })),
      put(id, '"1"', draftBody({ nuts: 'ITF42' })),
    ]);
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([200, 412]);
  });

  it('freezes draft and roles once the decision is adopted', async () => {
    const id = await launch(rig);
    const changed = await put(id, '"1"', draftBody());
    const roles = await rig.send('put', `/drafts/${id}/roles`, { as: cast.officer, body: { assignments } });
    for (const answer of [changed, roles]) {
      expect([answer.status, (answer.body as { code: string }).code]).to.deep.equal([409, 'alreadyLaunched']);
    }
  });

  it('keeps a draft in its authority', async () => {
    const id = await makeDraft(rig);
    const answer = await put(id, '"1"', draftBody({ authority: 'other' as TenderDraft['authority'] }));
    expect(answer.status).to.equal(422);
  });

  it('pages the list without repeating a draft', async () => {
    const seen: string[] = [];
    let path: string | null = '/drafts?limit=2';
    while (path !== null) {
      const { body } = await rig.get(path, cast.officer);
      const page = body as { items: { id: string }[]; next: string | null };
      seen.push(...page.items.map(({ id }) => id));
      path = page.next && `/drafts?limit=2&cursor=${page.next}`;
    }
    expect(seen.length).to.be.greaterThan(3);
    expect(new Set(seen).size).to.equal(seen.length);
  });

  it('refuses a cursor that is none of ours', async () => {
    const answer = await rig.get('/drafts?cursor=bm9uZQ', cast.officer);
    expect([answer.status, (answer.body as { code: string }).code]).to.deep.equal([422, 'invalidInput']);
  });

  it('says what is missing with field, article and words', async () => {
    const id = await makeDraft(rig, { nuts: '', submission: { days: 20, publishWithinDays: 5 } });
    const { body } = await rig.get(`/drafts/${id}/missing`, cast.rup);
    const { items } = body as { items: { field: string; code: string; article: string }[] };
    expect(items.map(({ field, code }) => `${field} ${code}`)).to.deep.equal([
      '/nuts nutsInvalid',
      '/submission/days termTooShort',
    ]);
    expect(items[1]?.article).to.equal('art. 71 c. 2');
  });

  it('gives the timetable with the article behind every date', async () => {
    const id = await makeDraft(rig);
    const { status, body } = await rig.get(`/drafts/${id}/timetable`, cast.rup);
    expect(status).to.equal(200);
    const { items } = body as { items: { kind: string; article: string }[] };
    expect(items.find(({ kind }) => kind === 'submissionClose')?.article).to.equal(
      'art. 71 c.2 d.lgs. 36/2023',
    );
  });

  describe('roles', () => {
    const putRoles = (id: string, list: object[], headers = {}) =>
      rig.send('put', `/drafts/${id}/roles`, { as: cast.officer, body: { assignments: list }, headers });

    it('replaces the whole list', async () => {
      const id = await makeDraft(rig);
      const only = [{ person: cast.rup, role: 'rup' }];
      expect((await putRoles(id, only)).body).to.deep.equal({ assignments: only });
      expect((await rig.get(`/drafts/${id}/roles`, cast.officer)).body).to.deep.equal({ assignments: only });
    });

    it('refuses a list changed meanwhile, where a tag is given', async () => {
      const id = await makeDraft(rig);
      const { headers } = await rig.get(`/drafts/${id}/roles`, cast.officer);
      const tag = { 'if-match': String(headers.etag) };
      expect((await putRoles(id, [], tag)).status).to.equal(200);
      expect((await putRoles(id, assignments, tag)).status).to.equal(412);
    });

    const refusals: [rule: string, list: object[], code: string][] = [
      ['a person who never signed in', [{ person: 'nobody', role: 'seggio' }], 'personUnknown'],
      [
        'an award organ who is the RUP',
        [
          { person: cast.rup, role: 'rup' },
          { person: cast.rup, role: 'awardOrgan' },
        ],
        'roleProblem',
      ],
      ['a person of a supplier', [{ person: cast.supplierPerson, role: 'seggio' }], 'roleProblem'],
      ['a commissioner before the deadline', [{ person: cast.rup, role: 'commissioner' }], 'invalidInput'],
    ];
    for (const [rule, list, code] of refusals) {
      it(`refuses ${rule}`, async () => {
        const answer = await putRoles(await makeDraft(rig), list);
        expect([answer.status, (answer.body as { code: string }).code]).to.deep.equal([422, code]);
      });
    }
  });
});
