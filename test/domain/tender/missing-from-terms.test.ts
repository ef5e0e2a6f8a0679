import { expect } from 'chai';
import type { TenderDraft } from '../../../domain/tender/draft.js';
import { missingFromTermsOfWork } from '../../../domain/tender/missing-from-terms.js';
import { agreement, termsOfWork } from '../../../proofs/rig/terms-of-work.js';
import { completeDraft, completeLot } from './complete-draft.js';

const { obligations, environment } = termsOfWork;
const [first, second] = obligations.asked;
const lotWith = (change: Partial<typeof agreement> | null) => ({
  lots: [completeLot({ collectiveAgreement: change && { ...agreement, ...change } })],
});

const cases: readonly [rule: string, change: Partial<TenderDraft>, expected: readonly string[]][] = [
  ['a collective agreement', lotWith(null), ['/lots/0/collectiveAgreement lotAgreement']],
  ['its code at CNEL', lotWith({ code: '011' }), ['/lots/0/collectiveAgreement/code agreementCode']],
  ['its title', lotWith({ title: ' ' }), ['/lots/0/collectiveAgreement/title lotAgreement']],
  ['activities', lotWith({ ateco: [] }), ['/lots/0/collectiveAgreement/ateco agreementAteco']],
  ['known ATECO codes', lotWith({ ateco: ['6210'] }), ['/lots/0/collectiveAgreement/ateco agreementAteco']],
  [
    'each commitment, or why it is not asked for',
    { obligations: null },
    [
      '/obligations employmentStability',
      '/obligations agreementApplied',
      '/obligations equalOpportunities',
      '/obligations socialClause',
    ],
  ],
  [
    'ids of their own',
    { obligations: { ...obligations, asked: [first, { ...second, id: first.id }] } },
    ['/obligations/asked obligationsNotDistinct'],
  ],
  [
    'both languages of what is required',
    {
      obligations: { ...obligations, asked: [{ ...first, required: { it: 'Stabilità', en: '' } }, second] },
    },
    ['/obligations/asked/0/required employmentStability'],
  ],
  [
    'the reason for what is omitted',
    { obligations: { ...obligations, omitted: obligations.omitted.map((one) => ({ ...one, reason: ' ' })) } },
    ['/obligations/omitted/0/reason agreementApplied', '/obligations/omitted/1/reason socialClause'],
  ],
  ['environmental criteria', { environment: null }, ['/environment environmentalDecrees']],
  [
    'why no decree applies',
    { environment: { decrees: [], noneReason: ' ' } },
    ['/environment environmentalDecrees'],
  ],
  [
    'the date of each decree',
    { environment: { decrees: [{ title: 'CAM arredi', on: '2022-02-30' }], noneReason: null } },
    ['/environment/decrees/0 environmentalDecrees'],
  ],
];

describe('the terms of work and environment of a draft', () => {
  it('lack nothing when all is said, by decree or by reason', () => {
    expect(missingFromTermsOfWork(completeDraft())).to.deep.equal([]);
    const decrees = [{ title: 'CAM arredi per interni', on: '2022-06-23' }];
    expect(
      missingFromTermsOfWork(completeDraft({ environment: { decrees, noneReason: null } })),
    ).to.deep.equal([]);
  });

  for (const [rule, change, expected] of cases) {
    it(`need ${rule}`, () => {
      const missing = missingFromTermsOfWork(completeDraft(change));
      expect(missing.map(({ field, code }) => `${field} ${code}`)).to.deep.equal(expected);
    });
  }

  it('are missing from a draft of before they were data', () => {
    const old = { ...completeDraft({ lots: [] }), obligations: undefined, environment: undefined };
    expect(missingFromTermsOfWork(old)).to.have.length(5);
    expect(environment.decrees).to.deep.equal([]);
  });
});
