import { expect } from 'chai';
import { administrator, type Answer, Rig } from './rig.js';
import { authority, cast, makeDraft, populate } from './tender-on-rig.js';

const recipient = 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p';

function codeOf(answer: Answer): [number, unknown] {
  return [answer.status, (answer.body as { code?: unknown }).code];
}

describe('people', function () {
  this.timeout(60_000);
  let rig: Rig;

  before(async () => {
    rig = await Rig.start();
    await populate(rig);
  });

  after(() => rig.stop());

  const register = (as: string, fiscalCode: string) =>
    rig.send('post', '/suppliers', { as, body: { name: `Impresa di ${as}`, fiscalCode } });

  const setRoles = (person: string, roles: string[], of = authority) =>
    rig.send('put', `/authorities/${of}/people/${person}`, { as: administrator, body: { roles } });

  it('learn who they are and what they belong to', async () => {
    expect((await rig.get('/me', cast.officer)).body).to.deep.equal({
      person: cast.officer,
      name: `Name of ${cast.officer}`,
      email: `${cast.officer}@example.org`,
      administrator: false,
      authorities: [{ id: authority, name: 'Agenzia', roles: ['officer'] }],
      supplier: null,
      custodianRecipient: null,
    });
    const { body } = await rig.get('/me', cast.supplierPerson);
    expect((body as { supplier: object }).supplier).to.include({ fiscalCode: '01234567897' });
    expect((await rig.get('/me', administrator)).body).to.include({ administrator: true });
  });

  it('enrol as custodians with a recipient of age and nothing else', async () => {
    const enrol = (text: string) =>
      rig.send('put', '/me/custodian-recipient', { as: cast.custodians[0], body: { recipient: text } });
    expect((await enrol(recipient)).status).to.equal(204);
    expect((await rig.get('/me', cast.custodians[0])).body).to.include({ custodianRecipient: recipient });
    const secret = 'AGE-SECRET-KEY-1QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQ';
    const answer = await enrol(secret);
    expect(codeOf(answer)).to.deep.equal([422, 'invalidInput']);
    expect(answer.text).to.not.include('QQQQ');
  });

  it('register one supplier for good, once however often they try', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => register('beta', 'BETA001')));
    expect(new Set(answers.map(({ text }) => text)).size).to.equal(1);
    expect(codeOf(await register('beta', 'BETA002'))).to.deep.equal([409, 'supplierAlreadyChosen']);
    expect(codeOf(await register('gamma', 'BETA001'))).to.deep.equal([409, 'supplierRegistered']);
  });

  it('stand on one side: no supplier for who works inside, no role for who belongs to a supplier', async () => {
    expect(codeOf(await register(cast.officer, 'OFF001'))).to.deep.equal([422, 'roleProblem']);
    await makeDraft(rig);
    expect(codeOf(await register(cast.rup, 'RUP001'))).to.deep.equal([422, 'roleProblem']);
    expect(codeOf(await setRoles(cast.supplierPerson, ['officer']))).to.deep.equal([422, 'roleProblem']);
  });

  it('get roles in an authority only when person and authority exist', async () => {
    expect(codeOf(await setRoles('nobody', ['officer']))).to.deep.equal([422, 'personUnknown']);
    expect(codeOf(await setRoles(cast.stranger, ['officer'], 'none'))).to.deep.equal([404, 'notFound']);
  });

  it('lose the roles that the list no longer names', async () => {
    await rig.get('/me', 'temporary');
    await setRoles('temporary', ['officer', 'auditor']);
    await setRoles('temporary', ['auditor']);
    const { body } = await rig.get('/me', 'temporary');
    expect((body as { authorities: { roles: string[] }[] }).authorities[0]?.roles).to.deep.equal(['auditor']);
    expect((await rig.send('post', '/drafts', { as: 'temporary', body: {} })).status).to.equal(403);
  });
});
