import { expect } from 'chai';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';

const rooms = [
  'domain',
  'standards',
  'entities',
  'templates',
  'application',
  'activities',
  'workflows',
  'worker',
  'api',
  'cli',
  'stack',
  'demo',
  'chaos',
  'bench',
  'proofs',
];
/** Fewer modules than this means that the tool looked elsewhere and found nothing to complain about. */
const LEAST_MODULES = 200;

describe('architecture', () => {
  it('lets each room import only what docs/architecture.md allows, without cycles', async function () {
    this.timeout(300_000);
    const options = await extractDepcruiseOptions('./.dependency-cruiser.cjs');
    const { output } = await cruise(rooms, options, undefined, {
      tsConfig: extractTSConfig('./tsconfig.json'),
    });
    const { summary } = output as ICruiseResult;
    const violations = summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
    expect(violations).to.deep.equal([]);
    expect(summary.totalCruised).to.be.greaterThan(LEAST_MODULES);
  });
});
