import { expect } from 'chai';
import { Typesetter } from '../../../activities/documents/typesetter.js';
import { sha256Hex } from '../../../domain/ledger/sha256.js';
import { revocation } from '../../../proofs/documents/samples/award-samples.js';
import { composeDocument } from '../../../templates/documents/compose-document.js';
import type { Block } from '../../../templates/documents/document-model.js';
import { textRunsOf } from './text-runs.js';

const typesetter = new Typesetter();
const framed = composeDocument(
  { kind: 'revocation', lang: 'it', simulation: false, data: revocation },
  sha256Hex('data'),
);

/** A document of nothing but these, between its head and foot. */
const setAlone = (...blocks: Block<string>[]): Uint8Array =>
  typesetter.typeset({
    document: { ...framed, blocks },
    attachment: {
      name: 'a.json',
      mediaType: 'application/json',
      bytes: Buffer.from('{}'),
      description: 'data',
    },
    logo: {
      mediaType: 'image/svg+xml',
      bytes: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
    },
    madeAt: new Date('2026-11-26T09:30:00Z'),
  });

/** In points, of layout.typ: an A4 page, its margins, the inset of a cell. */
const page = { width: 595.28, margin: (2.3 / 2.54) * 72, inset: 5 };

describe('layout.typ', function () {
  this.timeout(30_000);

  for (const columns of [2, 3, 5])
    it(`keeps a digest of 64 letters inside its cell, of ${columns} columns`, async () => {
      const digests = Array.from({ length: columns }, (_, at) => sha256Hex(`file ${at}`));
      const title = { title: '', width: 1, align: 'left' } as const;
      const table = { is: 'table', caption: '', columns: digests.map(() => title), rows: [digests] } as const;
      const columnWidth = (page.width - 2 * page.margin) / columns;
      const others = new Set((await textRunsOf(setAlone())).map(({ height }) => height));
      const runs = (await textRunsOf(setAlone(table))).filter(({ height }) => !others.has(height));
      const letters = digests.map(() => 0);
      for (const { from, to, glyphs } of runs) {
        const column = Math.floor((from - page.margin) / columnWidth);
        const cellAt = page.margin + column * columnWidth;
        expect(from).to.be.at.least(cellAt + page.inset - 0.1);
        expect(to).to.be.at.most(cellAt + columnWidth - page.inset + 0.1);
        letters[column] = (letters[column] ?? 0) + glyphs;
      }
      expect(letters).to.deep.equal(digests.map(() => 64));
    });
});
