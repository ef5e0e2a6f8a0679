import type { SeededRandom } from '../../chaos/seeded-random.js';
import { asks, encodings } from './hostile-documents.js';
import { sizes } from './large-documents.js';
import type { Mutation, Temptation } from './mutation.js';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

const bytes: readonly Mutation[] = [
  {
    name: 'bytes changed',
    weight: 10,
    apply: (xml, random) => {
      const spoiled = encode(xml);
      const count = 1 + random.below(8);
      for (let at = 0; at < count; at += 1) spoiled[random.below(spoiled.length)] = random.below(256);
      return spoiled;
    },
  },
  { name: 'bytes removed', weight: 6, apply: (xml, random) => splice(encode(xml), random, new Uint8Array()) },
  {
    name: 'bytes inserted',
    weight: 6,
    apply: (xml, random) =>
      splice(
        encode(xml),
        random,
        Uint8Array.from({ length: 1 + random.below(64) }, () => random.below(256)),
        0,
      ),
  },
  {
    name: 'NULs',
    weight: 4,
    apply: (xml, random) => splice(encode(xml), random, new Uint8Array(1 + random.below(4)), 0),
  },
  { name: 'cut off', weight: 4, apply: (xml, random) => encode(xml).subarray(0, random.below(xml.length)) },
];

function splice(of: Uint8Array, random: SeededRandom, by: Uint8Array, most = 64): Uint8Array {
  const at = random.below(of.length);
  const removed = most === 0 ? 0 : 1 + random.below(most);
  return Buffer.concat([of.subarray(0, at), by, of.subarray(at + removed)]);
}

const tags: readonly Mutation[] = [
  tagMutation('a tag removed', 6, () => ''),
  tagMutation('a tag twice', 6, (tag) => tag + tag),
  tagMutation('a tag renamed', 6, (tag, random) => tag.replace(/[A-Za-z:]+/, pick(random, oddNames))),
  tagMutation('a prefix changed', 4, (tag) => tag.replace(/c[ba]c:/, 'nix:')),
  tagMutation('an attribute added', 6, (tag, random) =>
    tag.replace(/\/?>$/, ` ${pick(random, oddAttributes)}$&`),
  ),
  tagMutation('markup before a tag', 6, (tag, random) => pick(random, oddMarkup) + tag),
  {
    name: 'an element moved',
    weight: 6,
    apply: (xml, random) => {
      const leaves = [...xml.matchAll(/<(c[ba]c:\w+)[^>]*>[^<]*<\/\1>/g)];
      const leaf = leaves[random.below(leaves.length)]?.[0] ?? '';
      const without = xml.replace(leaf, '');
      const at = without.indexOf('<', random.below(without.length));
      return encode(without.slice(0, at) + leaf + without.slice(at));
    },
  },
  {
    name: 'a text replaced',
    weight: 10,
    apply: (xml, random) => {
      const texts = [...xml.matchAll(/>[^<>\n]+</g)];
      const text = texts[random.below(texts.length)];
      if (!text) return encode(xml);
      return encode(
        `${xml.slice(0, text.index)}>${pick(random, oddTexts)}<${xml.slice(text.index + text[0].length)}`,
      );
    },
  },
];

const oddNames = [
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'xml:a',
  'a:b:c',
  '1a',
  'è',
  '\u{10400}',
  'a'.repeat(60_000),
];
const oddAttributes = [
  ...[
    'a="1" a="2"',
    '__proto__="1"',
    'hasOwnProperty="1" b="2"',
    'a=1',
    'a',
    'a="<"',
    'a="&#10;"',
    'xml:id="1"',
  ],
  ...['xmlns=""', 'xmlns:xml="urn:x"', 'xmlns:a="" a:b=""', 'xml:space="preserve"', 'xml:base="file:///"'],
];
const oddMarkup = [
  '<![CDATA[',
  ']]>',
  '<!--',
  '--',
  '-->',
  '<?',
  '<?xml version="1.0"?>',
  '<!ELEMENT a ANY>',
  '<',
  '&',
  '</a>',
  '\uFEFF',
];
const oddTexts = [
  ...[
    '',
    ' ',
    '&amp;lt;',
    '&nbsp;',
    '&#0;',
    '&#xD800;',
    '&#xFFFFFFFFFF;',
    '&#9;',
    '<![CDATA[<a>]]>',
    '-1',
    '1e400',
  ],
  ...[
    'NaN',
    '999999999999999999999.99',
    '2026-02-30',
    '25:61:61Z',
    'true',
    '\u0085',
    '\u202E',
    'x'.repeat(100_000),
  ],
];

function tagMutation(
  name: string,
  weight: number,
  change: (tag: string, random: SeededRandom) => string,
): Mutation {
  return {
    name,
    weight,
    apply: (xml, random) => {
      const found = [...xml.matchAll(/<[^>]+>/g)];
      const tag = found[random.below(found.length)];
      if (!tag) return encode(xml);
      return encode(xml.slice(0, tag.index) + change(tag[0], random) + xml.slice(tag.index + tag[0].length));
    },
  };
}

function pick<T>(random: SeededRandom, items: readonly T[]): T {
  return items[random.below(items.length)] as T;
}

export const mutations: readonly Mutation[] = [...bytes, ...tags, ...sizes, ...asks, ...encodings];

/** The next spoiled document: which way and of which document is the seed's choice. Every third is spoiled twice. */
export function nextMutation(random: SeededRandom, documents: readonly string[], bait: Temptation) {
  const mutation = weighted(random);
  const first = pick(random, documents);
  const isTwice = random.below(3) === 0;
  const xml = isTwice ? new TextDecoder().decode(pick(random, tags).apply(first, random, bait)) : first;
  return { name: mutation.name, bytes: mutation.apply(xml, random, bait) };
}

const total = mutations.reduce((sum, { weight }) => sum + weight, 0);

function weighted(random: SeededRandom): Mutation {
  let left = random.next() * total;
  return mutations.find(({ weight }) => (left -= weight) < 0) ?? (mutations[0] as Mutation);
}
