import type { SeededRandom } from '../../chaos/seeded-random.js';
import type { Mutation } from './mutation.js';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Puts something big into a document, where elements stand. */
function sizeMutation(name: string, weight: number, make: (random: SeededRandom) => string): Mutation {
  return {
    name,
    weight,
    apply: (xml, random) => {
      const at = xml.indexOf('<cbc:', xml.length / 8 + random.below(xml.length / 2));
      return encode(xml.slice(0, at) + make(random) + xml.slice(at));
    },
  };
}

const megabytes = (random: SeededRandom, most: number): number => 1 + random.below(most * 2 ** 20);

export const sizes: readonly Mutation[] = [
  sizeMutation('levels', 3, (random) => {
    const levels = 1 + random.below(random.below(4) === 0 ? 200_000 : 400);
    return '<a>'.repeat(levels) + '</a>'.repeat(random.below(3) === 0 ? 0 : levels);
  }),
  sizeMutation(
    'a long text',
    1,
    (random) => `<cbc:Note>${'lungo '.repeat(megabytes(random, 2) / 6)}</cbc:Note>`,
  ),
  sizeMutation('a long attribute', 1, (random) => `<a b="${'x'.repeat(megabytes(random, 2))}"/>`),
  sizeMutation('a long name', 1, (random) => `<${'n'.repeat(random.below(100_000) + 1)}/>`),
  sizeMutation('a long comment', 1, (random) => `<!--${'c'.repeat(megabytes(random, 2))}-->`),
  sizeMutation('many elements', 1, (random) => '<cbc:Note/>'.repeat(random.below(25_000))),
  {
    name: 'many invalid values',
    weight: 1,
    apply: (xml, random) => {
      const invalid = '<cac:ProcurementProjectLot><cbc:ID>1</cbc:ID><cac:TenderingTerms><cbc:Note a="1"/>';
      const lots = `${invalid}</cac:TenderingTerms></cac:ProcurementProjectLot>`.repeat(random.below(4_000));
      return encode(xml.replace('</CallForTenders>', `${lots}$&`));
    },
  },
  sizeMutation('many siblings with attributes that are not theirs', 1, (random) =>
    '<cbc:Note z="1"/>'.repeat(random.below(12_000)),
  ),
  {
    name: 'many faults where they are reported one by one',
    weight: 2,
    apply: (xml, random) => {
      const isNote = random.below(2) === 0;
      const [at, fault] = isNote
        ? ['<cbc:Note', '<cbc:Note z="1"/>']
        : ['<cac:AdditionalDocumentReference>', '<cac:AdditionalDocumentReference/>'];
      return encode(xml.replace(at, `${fault.repeat(random.below(isNote ? 9_000 : 18_000))}$&`));
    },
  },
  sizeMutation('many attributes', 1, (random) => {
    const attributes = Array.from({ length: random.below(20_000) }, (_, at) => `a${at}=""`);
    return `<cbc:Note ${attributes.join(' ')}/>`;
  }),
  sizeMutation('many namespaces', 1, (random) => {
    const declarations = Array.from({ length: random.below(20_000) }, (_, at) => `xmlns:n${at}="urn:n${at}"`);
    return `<a ${declarations.join(' ')}>${'<b/>'.repeat(random.below(1_000))}</a>`;
  }),
  sizeMutation('many namespaces on many levels', 1, (random) => {
    const levels = 1 + random.below(200);
    const starts = Array.from({ length: levels }, (_, at) => {
      const declarations = Array.from({ length: 100 }, (_, n) => `xmlns:n${at}x${n}="urn:${at}:${n}"`);
      return `<a ${declarations.join(' ')}>`;
    });
    return starts.join('') + '</a>'.repeat(levels);
  }),
  sizeMutation('many instructions', 1, (random) => '<?p i?>'.repeat(random.below(25_000))),
  sizeMutation(
    'many references',
    1,
    (random) => `<cbc:Note>${'&#x61;&amp;'.repeat(random.below(150_000))}</cbc:Note>`,
  ),
];
