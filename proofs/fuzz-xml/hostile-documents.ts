import type { SeededRandom } from '../../chaos/seeded-random.js';
import type { Mutation, Temptation } from './mutation.js';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const target = (random: SeededRandom, { file, address }: Temptation): string =>
  [file, `file://${file}`, address][random.below(3)] ?? file;

/** Documents that ask for something: files, addresses, expansion without end. */
export const asks: readonly Mutation[] = [
  asking('an external entity', (xml, url) => declared(xml, `<!ENTITY e SYSTEM "${url}">`, '&e;')),
  asking('an external parameter entity', (xml, url) => declared(xml, `<!ENTITY % p SYSTEM "${url}">%p;`, '')),
  asking('an external subset', (xml, url) => xml.replace('?>', `?><!DOCTYPE Tender SYSTEM "${url}">`)),
  asking('an external entity whose DOCTYPE is hidden', (xml, url) =>
    declared(
      xml.replace('?>', `?><!-- ${'x'.repeat(300)} --><?p > ?>\n`),
      `<!ENTITY e SYSTEM "${url}">`,
      '&e;',
    ),
  ),
  asking('a schema location', (xml, url) =>
    xml.replace(
      ' xmlns:cac=',
      ` xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="urn:canary ${url}"
        xsi:noNamespaceSchemaLocation="${url}"$&`,
    ),
  ),
  asking('an inclusion', (xml, url) =>
    inText(xml, `<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="${url}" parse="text"/>`),
  ),
  asking('a stylesheet and a catalogue', (xml, url) =>
    xml.replace('?>', `?><?xml-stylesheet href="${url}"?><?oasis-xml-catalog catalog="${url}"?>`),
  ),
  asking('a billion laughs', (xml) => {
    const levels = Array.from({ length: 12 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`);
    return declared(xml, `<!ENTITY l0 "ah">${levels.join('')}`, '&l12;');
  }),
  asking('a quadratic blow-up', (xml) =>
    declared(xml, `<!ENTITY q "${'q'.repeat(50_000)}">`, '&q;'.repeat(50_000)),
  ),
  asking('an entity of itself', (xml) => declared(xml, '<!ENTITY a "&b;"><!ENTITY b "&a;">', '&a;')),
];

function asking(name: string, change: (xml: string, url: string) => string): Mutation {
  return { name, weight: 3, apply: (xml, random, bait) => encode(change(xml, target(random, bait))) };
}

function declared(xml: string, declarations: string, use: string): string {
  return inText(xml.replace('?>', `?><!DOCTYPE Tender [${declarations}]>`), use);
}

/** Before the first end of an element with text. */
function inText(xml: string, what: string): string {
  return xml.replace('</cbc:', `${what}$&`);
}

/** Documents in other bytes than they say, or that hide what they say in other bytes. */
export const encodings: readonly Mutation[] = [
  encoded('UTF-16 with a mark', (xml) => Buffer.from(`\uFEFF${xml}`, 'utf16le')),
  encoded('UTF-16 of the other order', (xml) => Buffer.from(`\uFEFF${xml}`, 'utf16le').swap16()),
  encoded('UTF-16 that says so', (xml) => Buffer.from(`\uFEFF${xml.replace('UTF-8', 'UTF-16')}`, 'utf16le')),
  encoded('UTF-16 without a mark', (xml) => Buffer.from(xml, 'utf16le')),
  encoded('UTF-16 cut in the middle of a character', (xml) =>
    Buffer.from(`\uFEFF${xml}`, 'utf16le').subarray(0, -1),
  ),
  encoded('UTF-32', (xml) =>
    Buffer.from([...xml].flatMap((character) => [character.codePointAt(0) ?? 0, 0, 0, 0])),
  ),
  encoded('Latin 1', (xml) => Buffer.from(xml.replace('UTF-8', 'ISO-8859-1'), 'latin1')),
  encoded('another encoding than it says', (xml, random) => {
    const names = ['UTF-7', 'UTF-16', 'EBCDIC-CP-US', 'windows-1252', 'x', '', '../../etc', 'UTF-8;q=1'];
    return encode(xml.replace('UTF-8', names[random.below(names.length)] ?? ''));
  }),
  encoded('overlong UTF-8', (xml) => Buffer.concat([Buffer.of(0xc0, 0xbc), encode(xml)])),
  encoded('two marks', (xml) => encode(`\uFEFF\uFEFF${xml}`)),
  encoded('a DOCTYPE in UTF-16', (xml) =>
    Buffer.from(`\uFEFF${declared(xml, '<!ENTITY e SYSTEM "file:///etc/passwd">', '&e;')}`, 'utf16le'),
  ),
  encoded('a DOCTYPE in UTF-7', (xml) =>
    encode(`<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE a+AD4-${xml}`),
  ),
];

function encoded(name: string, apply: (xml: string, random: SeededRandom) => Uint8Array): Mutation {
  return { name, weight: 2, apply };
}
