import { readdirSync } from 'node:fs';
import { expect } from 'chai';
import { toDraft } from '../../demo/acts/draft-tender.js';
import { readArguments } from '../../demo/arguments.js';
import { paths } from '../../demo/paths/paths.js';
import { smallFixture } from '../../demo/paths/small-fixture.js';
import { missingFromDraft } from '../../domain/tender/missing-from-draft.js';

describe('the paths of the demo', () => {
  it('have names of their own, in kebab-case', () => {
    const names = paths.map(({ name }) => name);
    expect(new Set(names).size).to.equal(names.length);
    for (const name of names) expect(name).to.match(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  it('have a transcript each in docs/http, and no other page is there', () => {
    const pages = readdirSync(new URL('../../docs/http/', import.meta.url)).sort();
    expect(pages).to.deep.equal(paths.map(({ name }) => `${name}.md`).sort());
  });

  for (const { name, fixture = smallFixture() } of paths) {
    it(`${name} is played on a complete draft`, () => {
      expect(missingFromDraft(toDraft(fixture))).to.deep.equal([]);
    });
  }
});

describe('the arguments of the demo', () => {
  it('play the main job when no path is asked for', () => {
    expect(readArguments(['--json'])).to.deep.equal({ fixture: undefined, json: true });
  });

  it('name one path or several, with or without the equals sign', () => {
    expect(readArguments(['--path', 'revoca', 'inversione']).paths?.names).to.deep.equal([
      'revoca',
      'inversione',
    ]);
    expect(readArguments(['--path=revoca']).paths?.names).to.deep.equal(['revoca']);
  });

  it('list the paths, or play all of them', () => {
    expect(readArguments(['--path', '--list']).paths).to.deep.equal({
      names: [],
      list: true,
      all: false,
      transcripts: false,
    });
    expect(readArguments(['--path', '--all', '--json']).paths?.all).to.equal(true);
  });

  it('are refused where nothing says which path, or what a word is for', () => {
    expect(() => readArguments(['--path'])).to.throw('--path is followed by');
    expect(() => readArguments(['revoca'])).to.throw('not understood');
  });
});
