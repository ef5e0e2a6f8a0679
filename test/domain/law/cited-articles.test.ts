import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { articlesHeading, articlesSection, citedArticles } from '../../../scripts/cited-articles.js';

const page = readFileSync(new URL('../../../docs/law.md', import.meta.url), 'utf8');

/** Rows without the padding of a formatted table. */
function rowsOf(text: string): string[][] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) => line.split('|').map((cell) => cell.trim()));
}

describe('the articles of the law that rules of the domain name', () => {
  it('stand in docs/law.md, each with its rooms, and no other does', () => {
    const [, section = ''] = page.split(articlesHeading);
    expect(rowsOf(section).slice(2)).to.deep.equal(rowsOf(articlesSection()).slice(2));
  });

  it('are found where a transition, a refusal and a parameter name them', () => {
    const cited = citedArticles();
    expect([...(cited.get('art. 99') ?? [])]).to.include('domain/procedures/open');
    expect([...(cited.get('art. 17 c.4') ?? [])]).to.include('domain/law');
  });
});
