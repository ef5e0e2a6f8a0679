import { expect } from 'chai';
import fc from 'fast-check';
import { readXml } from '../../../standards/xml/read-xml.js';
import { toXmlText, writeXml } from '../../../standards/xml/write-xml.js';
import { childElements, type XmlContent, type XmlElement } from '../../../standards/xml/xml-element.js';
import { refusalOf } from './refusal-of.js';

const prefixes = new Map([
  ['urn:a', ''],
  ['urn:b', 'b'],
]);

const element = (content: readonly XmlContent[], value = ''): XmlElement => ({
  name: { namespace: 'urn:a', local: 'a' },
  attributes: [{ name: { namespace: '', local: 'v' }, value }],
  content,
});

/** Without the white space that indents. */
function withoutIndent(tree: XmlElement): XmlElement {
  const children = childElements(tree);
  return children.length === 0 ? tree : { ...tree, content: children.map(withoutIndent) };
}

const anyText = fc
  .oneof(
    fc.string({ unit: 'binary' }),
    fc.string({
      unit: fc.constantFrom(
        '&',
        '&amp;',
        '&amp;amp;',
        '<',
        '>',
        ']]>',
        '"',
        "'",
        '\r',
        '\n',
        '\t',
        '\r\n',
        ' ',
        '&#10;',
        '\u0085',
      ),
    }),
  )
  .map(toXmlText);

const { tree: anyTree } = fc.letrec<{ tree: XmlElement }>((tie) => ({
  tree: fc
    .record({
      name: fc.record({
        namespace: fc.constantFrom('urn:a', 'urn:b'),
        local: fc.constantFrom('a', 'B-1', 'è', '__proto__'),
      }),
      value: anyText,
      content: fc.oneof(
        { maxDepth: 3, withCrossShrink: true },
        anyText.map((text) => (text ? [text] : [])),
        fc.array(tie('tree'), { minLength: 1, maxLength: 4 }),
      ),
    })
    .map(({ name, value, content }) => ({
      name,
      attributes: [{ name: { namespace: '', local: 'v' }, value }],
      content,
    })),
}));

describe('writing XML', () => {
  it('reads back every text, attribute, name and order that it wrote', () => {
    fc.assert(
      fc.property(anyTree, (tree) => {
        expect(withoutIndent(readXml(writeXml(tree, { prefixes })))).to.deep.equal(tree);
      }),
    );
  });

  it('writes a declaration, the prefixes at the root and an element a line', () => {
    const inner = { name: { namespace: 'urn:b', local: 'c' }, attributes: [], content: ['x & y'] };
    expect(writeXml(element([inner], '"<&>"'), { prefixes })).to.equal(
      '<?xml version="1.0" encoding="UTF-8"?>\n<a xmlns="urn:a" xmlns:b="urn:b" v="&quot;&lt;&amp;>&quot;">\n' +
        '  <b:c>x &amp; y</b:c>\n</a>\n',
    );
  });

  it('does not hand out what XML cannot carry: xmlMalformed', () => {
    for (const text of ['\0', '\u000b', '\ud800', '\uffff'])
      expect(
        refusalOf(() => writeXml(element([text]), { prefixes })),
        JSON.stringify(text),
      ).to.equal('xmlMalformed');
  });

  it('replaces what XML cannot carry on request', () => {
    expect(toXmlText('a\u000bb\0c\ud800d\u{1F600}\t\r\ne\uffff')).to.equal(
      'a\uFFFDb\uFFFDc\uFFFDd\u{1F600}\t\r\ne\uFFFD',
    );
  });

  it('writes neither a namespace without a prefix nor text among elements', () => {
    const stranger = { name: { namespace: 'urn:c', local: 'c' }, attributes: [], content: [] };
    expect(() => writeXml(element([stranger]), { prefixes })).to.throw(/no prefix for urn:c/);
    expect(() => writeXml(element(['x', element([])]), { prefixes })).to.throw(/mixes text and elements/);
  });
});
