import { expect } from 'chai';
import { plainText, spellOut } from '../../../activities/documents/spell-out.js';

const complaint = (text: string): string =>
  `Error: [SourceDiagnostic { severity: Error, message: "PDF/A-3a error: the text \`\\"${text}\\"\` could not be displayed with font" }]`;

describe('characters that no font has', () => {
  it('are spelled out by their number, wherever they stand', () => {
    expect(spellOut('{"a":"漢 e 漢"}', complaint('漢'))).to.equal('{"a":"[U+6F22] e [U+6F22]"}');
  });

  it('are understood also where Typst quotes them by number', () => {
    expect(spellOut('a\u0301', complaint('\\u{301}'))).to.equal('a[U+0301]');
  });

  it('leave the text alone where Typst complains of something else', () => {
    expect(spellOut('漢', 'Error: file not found')).to.equal('漢');
  });

  it('never touch the structure of the data', () => {
    expect(spellOut('{"a":1}', complaint('"{'))).to.equal('{"a":1}');
  });
});

describe('plainText', () => {
  it('leaves out what is no letter and keeps lines', () => {
    expect(plainText('a\u0000b\u202ec\nd\ud800')).to.equal('abc\nd');
  });

  it('leaves alone what is no text', () => {
    expect(plainText(7)).to.equal(7);
  });
});
