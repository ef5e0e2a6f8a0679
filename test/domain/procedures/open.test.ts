import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { findProcedureFaults } from '../../../domain/procedures/check-procedure.js';
import { openProcedure } from '../../../domain/procedures/open.js';
import type { Procedure } from '../../../domain/procedures/procedure.js';
import { procedures } from '../../../domain/procedures/procedures.js';
import { procedurePage } from '../../../domain/procedures/state-diagram.js';

describe('the tables of procedures', () => {
  for (const procedure of Object.values(procedures)) {
    it(`are sound: ${procedure.id}`, () => {
      expect(findProcedureFaults(procedure)).to.deep.equal([]);
    });

    it(`name an article for every transition and opening: ${procedure.id}`, () => {
      const all = [...procedure.commands, ...procedure.deadlines, ...procedure.openings];
      expect(all.filter(({ article }) => article.trim() === '')).to.deep.equal([]);
    });
  }

  it('are refused when a phase is never reached', () => {
    const without = withoutCommand('publishTender');
    expect(findProcedureFaults(without)).to.include('tender phase bidding is never reached');
  });

  it('are refused when a phase that is no end is never left', () => {
    const without = withoutCommand('concludeCall');
    expect(findProcedureFaults(without)).to.include('lot phase callingNext is no end and is never left');
  });

  it('are refused when one event leads to two phases', () => {
    const doubled: Procedure = {
      ...openProcedure,
      commands: openProcedure.commands.map((transition) =>
        transition.command === 'proposeAward'
          ? {
              ...transition,
              scope: 'lot',
              from: ['ranked'],
              outcomes: [{ event: 'rankingFormed', to: 'awardProposed' }],
            }
          : transition,
      ),
    };
    expect(findProcedureFaults(doubled)).to.include('event rankingFormed leads to two phases');
  });
});

function withoutCommand(...names: string[]): Procedure {
  const commands = openProcedure.commands.filter(({ command }) => !names.includes(command));
  return { ...openProcedure, commands };
}

describe('the pages of docs/procedures', () => {
  for (const procedure of Object.values(procedures)) {
    it(`show the table as it is: ${procedure.id}`, () => {
      expect(readFileSync(`docs/procedures/${procedure.id}.md`, 'utf8')).to.equal(procedurePage(procedure));
    });
  }
});
