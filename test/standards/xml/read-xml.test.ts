import { expect } from 'chai';
import { diag } from 'libxml2-wasm';
import { DomainError } from '../../../domain/errors.js';
import { readXml, xmlLimits, type ReadXmlOptions } from '../../../standards/xml/read-xml.js';
import { findText } from '../../../standards/xml/xml-element.js';
import { XmlSchema } from '../../../standards/xml/xml-schema.js';
import { refusalOf } from './refusal-of.js';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

const codeOf = (source: Uint8Array | string, options?: ReadXmlOptions): string =>
  refusalOf(() => readXml(source, options));

const noteSchema = (): XmlSchema =>
  XmlSchema.compile(
    {
      'main/note.xsd': utf8(
        `<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:note" elementFormDefault="qualified"
           xmlns:t="urn:types"><xsd:import namespace="urn:types" schemaLocation="../common/types.xsd"/>
           <xsd:element name="note"><xsd:complexType><xsd:sequence>
             <xsd:element name="count" type="t:count" maxOccurs="unbounded"/>
           </xsd:sequence></xsd:complexType></xsd:element></xsd:schema>`,
      ),
      'common/types.xsd': utf8(
        `<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:types">
           <xsd:simpleType name="count"><xsd:restriction base="xsd:int"/></xsd:simpleType></xsd:schema>`,
      ),
    },
    ['main/note.xsd'],
  );

describe('reading XML that nobody vouches for', () => {
  const refused: readonly (readonly [string, string, Uint8Array | string])[] = [
    ['xmlDoctypeRefused', 'a document type', '<!DOCTYPE a><a/>'],
    [
      'xmlDoctypeRefused',
      'one behind comments and instructions',
      '\uFEFF<?xml version="1.0"?> <!-- > --><?p ?>\n<!DOCTYPE a><a/>',
    ],
    [
      'xmlDoctypeRefused',
      'a billion laughs',
      '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><l>&b;</l>',
    ],
    [
      'xmlDoctypeRefused',
      'an external entity',
      '<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]><l>&a;</l>',
    ],
    ['xmlDoctypeRefused', 'one in UTF-16', Buffer.from('\uFEFF<!DOCTYPE a><a/>', 'utf16le')],
    ['xmlDoctypeRefused', 'one before anything is parsed', '<!DOCTYPE a [<!ENTITY'],
    ['xmlTooDeep', '257 levels', `${'<a>'.repeat(257)}${'</a>'.repeat(257)}`],
    ['xmlTooDeep', '10,000 levels that never end', '<a>'.repeat(10_000)],
    ['xmlMalformed', 'nothing', ''],
    ['xmlMalformed', 'two roots', '<a/><b/>'],
    ['xmlMalformed', 'an attribute twice', '<a b="1" b="2"/>'],
    ['xmlMalformed', 'an attribute twice under two prefixes', '<a xmlns:x="u" xmlns:y="u" x:b="1" y:b="2"/>'],
    ['xmlMalformed', 'a prefix that is not declared', '<p:a/>'],
    ['xmlMalformed', 'an entity that is not declared', '<a>&nbsp;</a>'],
    ['xmlMalformed', 'a NUL', '<a>\0</a>'],
    ['xmlMalformed', 'half a surrogate', '<a>\ud800</a>'],
    ['xmlMalformed', 'a comment that never ends', '<!-- <a/>'],
    ['xmlMalformed', 'a name that xml-js cannot hold', '<a hasOwnProperty="1" b="2"/>'],
    ['xmlMalformed', 'bytes that are not UTF-8', Uint8Array.of(0x3c, 0x61, 0xff, 0x2f, 0x3e)],
    ['xmlMalformed', 'an encoding that is not taken', utf8('<?xml version="1.0" encoding="UTF-7"?><a/>')],
    ['xmlMalformed', 'UTF-8 that says it is UTF-16', utf8('<?xml version="1.0" encoding="UTF-16"?><a/>')],
    ['xmlTooLarge', 'more bytes than the cap', utf8(`<a>${'x'.repeat(xmlLimits.bytes)}</a>`)],
    ['xmlTooLarge', 'a text whose characters take more bytes', `<a>${'è'.repeat(xmlLimits.bytes / 2)}</a>`],
    ['xmlTooLarge', 'more elements than the cap', `<a>${'<b/>'.repeat(xmlLimits.markup)}</a>`],
    [
      'xmlTooLarge',
      'more attributes than the cap',
      `<a ${Array.from({ length: 100_000 }, (_, at) => `b${at}=""`).join(' ')}/>`,
    ],
  ];
  for (const [code, what, source] of refused) {
    it(`refuses ${what}: ${code}`, () => {
      expect(codeOf(source)).to.equal(code);
    });
  }

  it('takes 256 levels', () => {
    expect(codeOf(`${'<a>'.repeat(256)}${'</a>'.repeat(256)}`)).to.equal('accepted');
  });

  it('takes a document type inside of a comment or of CDATA for the text that it is', () => {
    expect(findText(readXml('<!--<!DOCTYPE a>--><a><![CDATA[<!DOCTYPE b>]]></a>'))).to.equal('<!DOCTYPE b>');
  });

  it('takes UTF-8 with and without a mark, and UTF-16 of both orders', () => {
    const text = '<?xml version="1.0" encoding="UTF-16"?><a>è €</a>';
    const little = Buffer.from(`\uFEFF${text}`, 'utf16le');
    const sources = [utf8('<a>è €</a>'), utf8('\uFEFF<a>è €</a>'), little, Buffer.from(little).swap16()];
    expect(sources.map((source) => findText(readXml(source)))).to.deep.equal(Array(4).fill('è €'));
  });

  it('normalises ends of lines and attributes as XML 1.0 says, but not references', () => {
    const { attributes, content } = readXml('<a b=" x\r\ny\t&#10;&#9;">p\r\nq\rr&#13;</a>');
    expect(attributes.map(({ value }) => value)).to.deep.equal([' x y \n\t']);
    expect(content).to.deep.equal(['p\nq\nr\r']);
  });

  it('joins text around CDATA, comments and instructions, and expands only the five entities of XML', () => {
    expect(readXml('<a>1<![CDATA[<2>]]><!--c-->3<?p i?>&amp;amp;&lt;&#x34;</a>').content).to.deep.equal([
      '1<2>3&amp;<4',
    ]);
  });

  it('names elements and attributes by namespace, whatever their prefixes', () => {
    const inner = {
      name: { namespace: 'urn:b', local: 'b' },
      attributes: [{ name: { namespace: 'urn:b', local: 'c' }, value: '1' }],
      content: [],
    };
    const tree = {
      name: { namespace: 'urn:a', local: 'a' },
      attributes: [{ name: { namespace: '', local: 'd' }, value: '2' }],
      content: [inner],
    };
    expect(readXml('<a xmlns="urn:a" d="2"><x:b xmlns:x="urn:b" x:c="1"/></a>')).to.deep.equal(tree);
    expect(
      readXml('<y:a xmlns:y="urn:a" xmlns:x="urn:b" d="2"><b xmlns="urn:b" x:c="1"/></y:a>'),
    ).to.deep.equal(tree);
  });

  it('keeps elements called like members of every object', () => {
    const { content } = readXml('<a><__proto__/><constructor>x</constructor><toString/></a>');
    expect(content.map((item) => typeof item !== 'string' && item.name.local)).to.deep.equal([
      '__proto__',
      'constructor',
      'toString',
    ]);
  });
});

describe('reading XML by a schema', () => {
  const schema = noteSchema();
  after(() => schema.dispose());

  it('takes what is valid by schemas that import each other from memory', () => {
    expect(codeOf('<note xmlns="urn:note"><count>1</count></note>', { schema })).to.equal('accepted');
  });

  it('refuses what is not, with the faults and their line', () => {
    try {
      readXml('<note xmlns="urn:note">\n<count>one</count></note>', { schema });
      expect.fail('accepted');
    } catch (error) {
      expect(error).to.be.instanceOf(DomainError).with.property('code', 'xmlInvalid');
      expect((error as DomainError).params).to.include({ line: 2 });
      expect((error as DomainError).params.problem).to.match(/'one' is not a valid value/);
    }
  });

  it('fetches no schema that the document names', () => {
    const instance = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
    const located = `<note xmlns="urn:note" ${instance} xsi:schemaLocation="urn:other file:///etc/hostname"><count>1</count></note>`;
    expect(codeOf(located, { schema })).to.equal('accepted');
    expect(
      codeOf(`<o xmlns="urn:other" ${instance} xsi:schemaLocation="urn:other note.xsd"/>`, { schema }),
    ).to.equal('xmlInvalid');
  });

  it('says which file of a schema is missing', () => {
    expect(() => XmlSchema.compile({}, ['main/none.xsd'])).to.throw(/main\/none.xsd is missing/);
  });

  it('leaves no memory of libxml2 behind, refused or not', () => {
    diag.configure({ enabled: true });
    const compiled = noteSchema();
    const sources = [
      '<note xmlns="urn:note"><count>1</count></note>',
      '<note xmlns="urn:note"/>',
      '<a',
      '<!DOCTYPE a><a/>',
    ];
    for (const source of sources) codeOf(source, { schema: compiled });
    compiled.dispose();
    const report: unknown = diag.report();
    diag.configure({ enabled: false });
    expect(report).to.deep.equal({});
  });
});
