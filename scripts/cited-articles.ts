import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { allLawParameters } from '../domain/law/all-law-parameters.js';

const root = fileURLToPath(new URL('..', import.meta.url));

export const articlesHeading = '## Articles in the code';

/** The section of `docs/law.md` on every article that a rule of the domain names, drawn from the rules themselves. */
export function articlesSection(): string {
  const cited = citedArticles();
  return [
    articlesHeading,
    '',
    'Every article that a transition, a term, a refusal or a parameter of the domain names, with the rooms whose rules rest',
    'on it. Where a dated parameter of that article is to be verified, it says so. `npm run docs:law` draws this section',
    'again, and a test compares it with the code.',
    '',
    '| article | rooms | state |',
    '| --- | --- | --- |',
    ...[...cited.keys()].sort(byNumber).map((article) => rowOf(article, cited.get(article) ?? new Set())),
    '',
  ].join('\n');
}

function rowOf(article: string, rooms: ReadonlySet<string>): string {
  const names = [...rooms].sort().map((room) => `\`${room}\``);
  return `| ${article} | ${names.join(', ')} | ${isUnverified(article) ? 'to be verified' : ''} |`;
}

function isUnverified(article: string): boolean {
  return allLawParameters.some(
    (parameter) =>
      toArticles(parameter.article).includes(article) && parameter.rows.some(({ verified }) => !verified),
  );
}

/** Each article with the rooms of `domain/` whose rules name it. */
export function citedArticles(): ReadonlyMap<string, ReadonlySet<string>> {
  const cited = new Map<string, Set<string>>();
  const files = readdirSync(join(root, 'domain'), { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((name) => name.endsWith('.ts'))) {
    const path = join(root, 'domain', file);
    for (const article of citedIn(readFileSync(path, 'utf8'))) {
      const rooms = cited.get(article) ?? new Set();
      cited.set(article, rooms.add(relative(root, dirname(path))));
    }
  }
  return cited;
}

/** The texts of a source that begin as a citation does. */
function citedIn(source: string): string[] {
  const found = source.matchAll(/'((?:artt?\.|annex) [^'\n]*)'/g);
  return [...found].flatMap(([, text = '']) => toArticles(text));
}

/** One text may name several; spaces are written as the law's own journal does. */
function toArticles(text: string): string[] {
  return text
    .split(/; | and /)
    .map((one) => one.replace(/: to be read$/, '').replace(/\b(cc?\.) (?=\d)/g, '$1'))
    .map((one) => one.replace(/ d\.lgs\. 36\/2023$/, '').trim())
    .filter((one) => /^(artt?\.|annex) [\dIVX]/.test(one) && one.length < 60);
}

function byNumber(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}
