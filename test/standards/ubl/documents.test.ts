import { expect } from 'chai';
import { readXml } from '../../../standards/xml/read-xml.js';
import { callForTenders } from '../../../standards/ubl/call-for-tenders.js';
import { callForTendersOf } from '../../../standards/ubl/from-tender/call-for-tenders-of.js';
import { describeConformance } from './conformance.js';
import { callInput } from './tender-input.js';

const callModel = callForTendersOf(callInput);

describe('a call for tenders', () => {
  it('reads back as it was written', () => {
    expect(callForTenders.read(callForTenders.write(callModel))).to.deep.equal(callModel);
  });
});

describeConformance('a call for tenders', (getSchema) => {
  it('is valid', () => {
    const xml = callForTenders.write(callModel, getSchema());
    expect(() => readXml(xml, { schema: getSchema() })).not.to.throw();
  });
});
