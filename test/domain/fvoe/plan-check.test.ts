import { expect } from 'chai';
import { fvoeDocumentCodes } from '../../../domain/fvoe/documents.js';
import { companiesToCheck, planCheck, type CheckedCompany } from '../../../domain/fvoe/plan-check.js';
import { requestDataOf } from '../../../domain/fvoe/request-data.js';
import { lawInForce } from '../../../domain/law/law-in-force.js';
import { requirementsDocuments } from '../../../domain/law/requirements-check.js';
import type { Participants } from '../../../domain/participants/participants.js';
import { alfa, beta, gamma, group } from '../participants/participants-fixture.js';
import { tenderId } from '../tender/rehearsal.js';

const bidder = { name: alfa.name, fiscalCode: alfa.taxCode };
const german = { country: 'DE', taxCode: '129273398', name: 'Delta GmbH' };

/** Alfa leads, beta follows and borrows from gamma and from a German company. */
function helped(): Participants {
  const joined = group(tenderId);
  const auxiliaries = [
    { ...gamma, purpose: 'requirement' as const },
    { ...german, purpose: 'betterBid' as const },
  ];
  const parts = joined.parts.map((part) => (part.taxCode === beta.taxCode ? { ...part, auxiliaries } : part));
  return { ...joined, parts };
}

const person = {
  ...{ name: 'Ada', surname: 'Bianchi', sex: 'F' as const, taxCode: 'BNCDAA80A41H501P' },
  ...{ bornOn: '1980-01-01', birthState: 'Z000', birthPlace: 'H501' },
};

describe('whose requirements are checked', () => {
  const rolesOf = (companies: readonly CheckedCompany[]) =>
    companies.map(({ name, role }) => `${name} ${role}`);

  it('is the bidder where its envelope names nobody', () => {
    expect(rolesOf(companiesToCheck(bidder, null))).to.deep.equal(['Alfa S.r.l. single']);
  });

  it('is every member of a group and every company that lends to one, the lead first', () => {
    expect(rolesOf(companiesToCheck(bidder, helped()))).to.deep.equal([
      ...['Alfa S.r.l. lead', 'Beta S.p.A. member', 'Gamma S.c. auxiliary', 'Delta GmbH auxiliary'],
    ]);
  });

  it('is each company once, in the first of its roles', () => {
    const parts = helped().parts.map((part) => ({
      ...part,
      auxiliaries: [{ ...beta, purpose: 'requirement' as const }],
    }));
    expect(rolesOf(companiesToCheck(bidder, { ...helped(), parts }))).to.deep.equal([
      ...['Alfa S.r.l. lead', 'Beta S.p.A. member'],
    ]);
  });
});

describe('the plan of a check', () => {
  const companies = companiesToCheck(bidder, helped());
  const planned = planCheck('c1', companies, fvoeDocumentCodes, [
    { taxCode: alfa.taxCode, prefecture: 'IT-BA', people: [person] },
    { taxCode: beta.taxCode, people: [person] },
  ]);
  const unaskedOf = (taxCode: string) =>
    planned
      .filter(({ company, unasked }) => company.taxCode === taxCode && unasked)
      .map(({ document, unasked }) => `${document} ${unasked}`);

  it('asks what it can, and says of the rest what is missing', () => {
    expect(unaskedOf(alfa.taxCode)).to.deep.equal([]);
    expect(unaskedOf(beta.taxCode)).to.deep.equal(['00001 dataMissing']);
    expect(unaskedOf(gamma.taxCode)).to.deep.equal(['00001 dataMissing', '00004 dataMissing']);
  });

  it('asks no virtual file of a foreign company', () => {
    const foreign = planned.filter(({ company }) => company.country === 'DE');
    expect(new Set(foreign.map(({ unasked }) => unasked))).to.deep.equal(new Set(['foreign']));
  });

  it('asks for the contribution to ANAC of the bidder alone', () => {
    const contributions = planned.filter(({ document }) => document === '00099');
    expect(contributions.map(({ company }) => company.name)).to.deep.equal([alfa.name]);
  });

  it('made again names the same entries, and of another check others', () => {
    const idsOf = (check: string) => planCheck(check, companies, fvoeDocumentCodes, []).map(({ id }) => id);
    expect(idsOf('c1')).to.deep.equal(planned.map(({ id }) => id));
    expect(idsOf('c2').filter((id) => idsOf('c1').includes(id))).to.deep.equal([]);
    expect(new Set(idsOf('c1')).size).to.equal(planned.length);
  });

  it('gives each request the data that it needs, and no other', () => {
    const data = [{ taxCode: alfa.taxCode, prefecture: 'IT-BA', people: [person] }];
    const about = { company: alfa.taxCode, data, procurement: tenderId, cig: 'B00012EADB', at: 'now' };
    const kinds = fvoeDocumentCodes.map((document) => requestDataOf({ ...about, document })?.kind ?? '-');
    expect(kinds).to.deep.equal(['peopleAndPrefecture', 'people', '-', '-', '-', '-', '-', 'lot']);
    expect(() => requestDataOf({ ...about, document: '00001', data: [] })).to.throw('without a prefecture');
  });
});

describe('the documents that the law asks of the virtual file', () => {
  const asked = (on: string) => Object.keys(lawInForce(requirementsDocuments, on).value);

  it('are those that could be asked for on the day of the check', () => {
    expect(asked('2024-07-01')).not.to.include('00008');
    expect(asked('2024-08-02')).to.include('00008');
    expect(asked('2026-04-29')).not.to.include('00099');
    expect(asked('2026-11-26').sort()).to.deep.equal([...fvoeDocumentCodes]);
  });
});
