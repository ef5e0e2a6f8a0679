import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { articlesHeading, articlesSection } from './cited-articles.js';

const page = 'docs/law.md';
const [before = ''] = readFileSync(page, 'utf8').split(articlesHeading);
const text = `${before.trimEnd()}\n\n${articlesSection()}`;
writeFileSync(page, await format(text, { ...(await resolveConfig(page)), filepath: page }));
