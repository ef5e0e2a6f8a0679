import { expect } from 'chai';
import { notices } from '../../../proofs/documents/samples/course-samples.js';
import { demoSamples, requestOf } from '../../../proofs/documents/samples/samples.js';
import { composeDocument } from '../../../templates/documents/compose-document.js';
import { documentKinds } from '../../../templates/documents/document-data.js';
import { articleText, decimalText, sizeText } from '../../../templates/documents/words.js';
import { refusalText } from '../../../templates/documents/refusal-words.js';
import { euroText } from '../../../templates/rome-text.js';

describe('composeDocument', () => {
  it('has a sample of every kind', () => {
    expect(new Set(demoSamples.map(({ kind }) => kind))).to.deep.equal(new Set(documentKinds));
  });

  for (const sample of demoSamples) {
    it(`${sample.name}: leaves no hole, no raw number and no raw instant in either language`, () => {
      for (const lang of ['it', 'en'] as const) {
        const text = JSON.stringify(composeDocument(requestOf(sample, lang), 'ab'.repeat(32)));
        expect(text).not.to.match(/undefined|NaN|\[object|Invalid/);
        expect(text, 'an instant in UTC is a proof of a receipt, nothing else').not.to.match(
          sample.kind === 'bidReceipt' ? /\.000Z/ : /\dT\d\d:\d\d/,
        );
        expect(text, 'cents are never shown').not.to.include('120000000');
      }
    });

    it(`${sample.name}: says the same in both languages, block by block`, () => {
      const [it, en] = (['it', 'en'] as const).map((lang) =>
        composeDocument(requestOf(sample, lang), '').blocks.map(({ is }) => is),
      );
      expect(it).to.deep.equal(en);
    });
  }

  it('marks a simulation and leaves a real tender unmarked', () => {
    const [sample] = demoSamples;
    if (!sample) throw new Error('no sample');
    expect(composeDocument(requestOf(sample, 'it', true), '').simulation?.banner).to.equal('SIMULAZIONE');
    expect(composeDocument(requestOf(sample, 'en', true), '').simulation?.banner).to.equal('SIMULATION');
    expect(composeDocument(requestOf(sample, 'it'), '').simulation).to.equal(null);
  });

  it('says a measured malfunction in the language of the document, and leaves the words of an officer as they are', () => {
    const [entered, measured] = notices.suspension.malfunctions.map(({ what }) => what);
    const say = (lang: 'it' | 'en'): string =>
      JSON.stringify(
        composeDocument({ kind: 'procedureNotice', lang, simulation: false, data: notices.suspension }, '')
          .blocks,
      );
    for (const lang of ['it', 'en'] as const) {
      expect(say(lang)).to.include(entered);
      expect(say(lang)).not.to.include(measured);
    }
    expect(say('it')).to.include('il componente «api» non rispondeva correttamente');
    expect(say('en')).to.include('the component “api” gave no sound answer');
  });

  it('writes amounts, scores, sizes and articles as people write them', () => {
    expect(euroText(123_456)).to.deep.equal({ it: '1.234,56\u00a0€', en: '€1,234.56' });
    expect(decimalText('66.84')).to.deep.equal({ it: '66,84', en: '66.84' });
    expect(sizeText(12_408_771)).to.deep.equal({ it: '12,5 MB', en: '12.5 MB' });
    expect(articleText('art. 18 c.3 lett. d d.lgs. 36/2023')).to.deep.equal({
      it: 'art. 18, comma 3, lettera d), d.lgs. 36/2023',
      en: 'art. 18(3)(d) of legislative decree 36/2023',
    });
    expect(articleText('annex I.3 d.lgs. 36/2023').it).to.equal('allegato I.3 d.lgs. 36/2023');
  });

  it('has words for what an envelope was refused for, and names a code that it does not know', () => {
    expect(refusalText('envelopeFileMissing').it).to.equal('manca un file dichiarato');
    expect(refusalText('envelopeOfTomorrow').en).to.equal('technical reason “envelopeOfTomorrow”');
  });
});
