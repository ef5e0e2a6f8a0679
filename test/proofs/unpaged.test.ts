import { randomBytes } from 'node:crypto';
import { expect } from 'chai';
import { postgresWal, sqlitePages, unpaged, type Paging } from '../../proofs/canary/unpaged.js';

function paged(content: Buffer, { pageBytes, first, each }: Paging): Buffer {
  const pages: Buffer[] = [];
  for (let at = 0; at < content.length;) {
    const header = randomBytes(pages.length === 0 ? first : each);
    const piece = content.subarray(at, at + pageBytes - header.length);
    pages.push(header, piece);
    at += piece.length;
  }
  return Buffer.concat(pages);
}

describe('files of pages', () => {
  for (const [name, paging] of Object.entries({ postgresWal, sqlitePages })) {
    it(`gives back what lies across pages: ${name}`, () => {
      const content = randomBytes(100_000);
      expect(unpaged(paged(content, paging), paging).equals(content)).to.equal(true);
    });
  }
});
