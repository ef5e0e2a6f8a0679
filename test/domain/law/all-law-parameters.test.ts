import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { Temporal } from 'temporal-polyfill';
import { allLawParameters } from '../../../domain/law/all-law-parameters.js';
import type { LawParameter } from '../../../domain/law/law-parameter.js';

const pageLines = readFileSync(new URL('../../../docs/law.md', import.meta.url), 'utf8').split('\n');
const cellsOf = (line: string) => line.split('|').map((cell) => cell.trim());
const pageRows = pageLines.filter((line) => line.startsWith('| `')).map(cellsOf);

function pageRowsOf({ id }: LawParameter<unknown>) {
  return pageRows
    .filter(([, name]) => name === `\`${id}\``)
    .map(([, , article, , validFrom, value, , pinnedBy, state]) => ({
      article,
      validFrom,
      value,
      pinnedBy,
      state,
    }));
}

function plain(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .map(([key, part]) => `${key} ${String(part)}`)
    .join(', ');
}

describe('dated parameters of the law', () => {
  it('have unique kebab-case ids', () => {
    const ids = allLawParameters.map(({ id }) => id);
    expect(new Set(ids).size).to.equal(ids.length);
    for (const id of ids) expect(id).to.match(/^[a-z]+(-[a-z]+)*$/);
  });

  for (const parameter of allLawParameters) {
    const { id, article, pinnedBy, rows } = parameter;

    it(`${id} has rows in order of date, each with its source`, () => {
      expect(rows).not.to.be.empty;
      rows.slice(1).forEach((row, before) => {
        const previous = rows[before]?.validFrom ?? '';
        expect(Temporal.PlainDate.compare(previous, row.validFrom)).to.equal(-1);
      });
      for (const row of rows) expect(row.source).not.to.equal('');
    });

    it(`${id} stands in docs/law.md with every row`, () => {
      expect(pageRowsOf(parameter)).to.deep.equal(
        rows.map(({ validFrom, value, verified }) => ({
          article,
          validFrom,
          value: plain(value),
          pinnedBy,
          state: verified ? 'verified' : 'to be verified',
        })),
      );
    });
  }

  it('are all of the table of docs/law.md: the page names no other', () => {
    const named = new Set(pageRows.map(([, name]) => name));
    expect(named).to.deep.equal(new Set(allLawParameters.map(({ id }) => `\`${id}\``)));
  });
});
