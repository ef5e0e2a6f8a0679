/** Draws of a linear congruential generator: the same seed, the same files. */
export function makeDraw(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

type Mutation = (content: Buffer, draw: (below: number) => number) => Buffer;

const words = [
  ...[
    'obj',
    'endobj',
    'stream',
    'endstream',
    '<<',
    '>>',
    '(',
    '/Filter',
    '/FlateDecode',
    '/Type',
    '/ObjStm',
    '%%EOF',
  ],
  ...[
    'PK\x03\x04',
    'PK\x01\x02',
    'PK\x05\x06',
    '\xff\xff\xff\xff',
    '\0\0\0\0',
    '<!--',
    '<![CDATA[',
    '<script',
    '&#x',
    '../',
  ],
  ...['\x30\x80', '\x24\x80', '%PDF-1.7', '<?xml', '"', "'", '\ufeff'],
];

const mutations: readonly Mutation[] = [
  // some bytes
  (content, draw) => {
    const changed = Buffer.from(content);
    for (let count = 1 + draw(8); count > 0; count -= 1) changed[draw(changed.length)] = draw(256);
    return changed;
  },
  // one bit
  (content, draw) => {
    const changed = Buffer.from(content);
    const at = draw(changed.length);
    changed[at] = (changed[at] ?? 0) ^ (1 << draw(8));
    return changed;
  },
  // cut off
  (content, draw) => content.subarray(0, draw(content.length)),
  // a piece taken out
  (content, draw) => {
    const at = draw(content.length);
    return Buffer.concat([content.subarray(0, at), content.subarray(at + draw(64))]);
  },
  // a piece again
  (content, draw) => {
    const at = draw(content.length);
    const piece = content.subarray(at, at + 1 + draw(200));
    return Buffer.concat([
      content.subarray(0, at),
      ...Array.from({ length: 1 + draw(50) }, () => piece),
      content.subarray(at),
    ]);
  },
  // a word that means something
  (content, draw) => {
    const at = draw(content.length);
    const word = Buffer.from(words[draw(words.length)] ?? '', 'latin1');
    return Buffer.concat([content.subarray(0, at), word, content.subarray(at + draw(2) * word.length)]);
  },
  // a number that is large
  (content, draw) => {
    const changed = Buffer.from(content);
    if (changed.length >= 4)
      changed.writeUInt32LE(draw(2) === 0 ? 0xffffffff : draw(2 ** 31), draw(changed.length - 3));
    return changed;
  },
  // another's end
  (content, draw) => Buffer.concat([content, content.subarray(draw(content.length))]),
];

/** A file that was one of the sound ones, changed once to four times. */
export function mutate(content: Buffer, draw: (below: number) => number): Buffer {
  let changed = content;
  for (let times = 1 + draw(4); times > 0 && changed.length > 0; times -= 1)
    changed = (mutations[draw(mutations.length)] as Mutation)(changed, draw);
  return changed;
}
