import { expect } from 'chai';
import fc, { type Arbitrary } from 'fast-check';
import { DomainError } from '../../../domain/errors.js';
import { awardedNotification } from '../../../standards/ubl/awarded-notification.js';
import { callForTenders } from '../../../standards/ubl/call-for-tenders.js';
import { contractAwardNotice } from '../../../standards/ubl/contract-award-notice.js';
import { enquiry, enquiryResponse } from '../../../standards/ubl/enquiry.js';
import { tenderReceipt } from '../../../standards/ubl/tender-receipt.js';
import { tenderWithdrawal } from '../../../standards/ubl/tender-withdrawal.js';
import { tender } from '../../../standards/ubl/tender.js';
import type { UblDocument } from '../../../standards/ubl/ubl-document.js';
import { refusalOf } from '../xml/refusal-of.js';
import * as any from './any-model.js';
import { describeConformance } from './conformance.js';
import { madeDocuments } from '../../../proofs/rig/ubl/tender-documents.js';

function tested<M>(document: UblDocument<M>, models: Arbitrary<M>) {
  return { document: document as UblDocument<unknown>, models: models as Arbitrary<unknown> };
}

const documents = [
  tested(callForTenders, any.anyCall),
  tested(tender, any.anyTender),
  tested(tenderReceipt, any.anyReceipt),
  tested(enquiry, any.anyEnquiry),
  tested(enquiryResponse, any.anyAnswer),
  tested(tenderWithdrawal, any.anyWithdrawal),
  tested(awardedNotification, any.anyNotification),
  tested(contractAwardNotice, any.anyNotice),
];

describe('UBL documents', () => {
  for (const { document, models } of documents) {
    it(`reads back any ${document.type} as it was written`, () => {
      fc.assert(
        fc.property(models, (model) => {
          expect(document.read(document.write(model))).to.deep.equal(model);
        }),
        { numRuns: 50 },
      );
    });
  }

  for (const { type, document, model } of madeDocuments) {
    it(`reads back the ${type} of a tender, the same bytes each time`, () => {
      const xml = document.write(model);
      expect(document.read(xml)).to.deep.equal(model);
      expect(document.write(document.read(xml))).to.equal(xml);
    });
  }

  it('takes blanks around identifiers, other prefixes, newer versions and elements that it does not know', () => {
    const [written] = madeDocuments.filter(({ type }) => type === 'Enquiry');
    const xml = enquiry.write(written?.model as Parameters<typeof enquiry.write>[0]);
    const other = xml
      .replaceAll('cbc:', 'b:')
      .replace('xmlns:cbc=', 'xmlns:b=')
      .replace('t007:1.1<', 't007:1.1 \n<')
      .replace('>2.2<', '>2.4<')
      .replace('<b:IssueDate>', '<b:UUID>x</b:UUID><b:IssueDate>');
    expect(enquiry.read(other)).to.deep.equal(written?.model);
  });

  const refusals: readonly (readonly [string, string, (xml: string) => string])[] = [
    ['another document', 'Tender', (xml) => xml.replaceAll('TenderWithdrawal', 'Tender')],
    ['another transaction', 'TenderWithdrawal/CustomizationID', (xml) => xml.replace('t013', 't012')],
    [
      'a missing element',
      'TenderWithdrawal/ContractFolderID',
      (xml) => xml.replace(/<cbc:ContractFolderID>.*\n/, ''),
    ],
    ['a repeated element', 'TenderWithdrawal/ID', (xml) => xml.replace(/<cbc:ID>bid-1\/2<\/cbc:ID>/, '$&$&')],
    [
      'a time without its zone',
      'TenderWithdrawal/IssueTime',
      (xml) => xml.replace('59.999999Z', '59.999999'),
    ],
    [
      'a day that does not exist',
      'TenderWithdrawal/IssueTime',
      (xml) => xml.replace('2026-12-30', '2026-02-30'),
    ],
    [
      'an indicator that is none',
      'TenderWithdrawal/WithdrawOfferIndicator',
      (xml) => xml.replace('>true<', '>yes<'),
    ],
    ['a language twice', 'TenderWithdrawal/Note', (xml) => xml.replace('languageID="en"', 'languageID="it"')],
    [
      'a party without a name',
      'TenderWithdrawal/TendererParty/PartyName',
      (xml) => xml.replace(/(<cac:TendererParty>[^]*?)<cac:PartyName>[^]*?<\/cac:PartyName>/, '$1'),
    ],
    ['elements where text is due', 'TenderWithdrawal/ID', (xml) => xml.replace('>bid-1/2<', '><b/><')],
  ];
  for (const [what, path, change] of refusals) {
    it(`refuses ${what}: xmlInvalid at ${path}`, () => {
      const { model, document } =
        madeDocuments.find(({ type }) => type === 'TenderWithdrawal') ?? expect.fail();
      const xml = document.write(model);
      expect(change(xml)).not.to.equal(xml);
      try {
        document.read(change(xml));
        expect.fail('accepted');
      } catch (error) {
        expect(error).to.be.instanceOf(DomainError).with.property('code', 'xmlInvalid');
        expect((error as DomainError).params.path).to.equal(path);
      }
    });
  }
});

describe('a list that may not be empty', () => {
  it('is refused without its elements: xmlInvalid', () => {
    const { model, document } = madeDocuments.find(({ type }) => type === 'Tender') ?? expect.fail();
    const xml = document.write(model).replace(/<cac:TenderedProject>[^]*<\/cac:TenderedProject>/, '');
    expect(refusalOf(() => document.read(xml))).to.equal('xmlInvalid');
  });
});

describeConformance('UBL documents', (getSchema) => {
  for (const { document, models } of documents) {
    it(`any ${document.type} is valid`, () => {
      fc.assert(
        fc.property(models, (model) => {
          expect(document.write(model, getSchema())).to.be.a('string');
        }),
        { numRuns: 30 },
      );
    });
  }

  it('every document of a tender is valid', () => {
    for (const { document, model } of madeDocuments) document.write(model, getSchema());
  });

  it('a document with an element out of its place is not', () => {
    const { document, model } = madeDocuments[0] ?? expect.fail();
    const xml = document
      .write(model)
      .replace(/(<cbc:ID>call-1<\/cbc:ID>\s*)(<cbc:ContractFolderID>.*\n)/, '$2$1');
    expect(() => document.read(xml)).not.to.throw();
    expect(() => document.read(xml, { schema: getSchema() }))
      .to.throw(DomainError)
      .with.property('code', 'xmlInvalid');
  });
});
