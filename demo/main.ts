import { parseArgs } from 'node:util';
import { compareWithExpected } from './compare-expected.js';
import { findOrStartStack, type RunningStack } from './find-stack.js';
import { Refused } from './client/retry.js';
import { readFixture, type Fixture } from './fixture.js';
import { Progress } from './progress.js';
import { runDemo } from './run-demo.js';
import { toSummary } from './summary.js';

const { values } = parseArgs({
  options: { fixture: { type: 'string' }, json: { type: 'boolean', default: false } },
});

const progress = new Progress();

/** The exit code: 1 when the fixture says what must come out and something else did. */
async function play(stack: RunningStack, fixture: Fixture): Promise<number> {
  const { rehearsal, result } = await runDemo(stack, fixture, progress);
  const { expected } = fixture;
  const differences = expected ? compareWithExpected(expected, rehearsal, result) : [];
  process.stderr.write(`${toSummary(rehearsal, result, stack)}\n`);
  for (const { where, expected: wanted, found } of differences) {
    process.stderr.write(
      `NOT AS EXPECTED  ${where}\n  expected ${JSON.stringify(wanted)}\n  found    ${JSON.stringify(found)}\n`,
    );
  }
  if (expected && differences.length === 0) progress.say('everything came out as expected, to the digit');
  if (values.json) process.stdout.write(`${JSON.stringify(result)}\n`);
  return differences.length === 0 ? 0 : 1;
}

const fixture = readFixture(values.fixture);
const stack = await findOrStartStack(progress);
try {
  process.exitCode = await play(stack, fixture);
} catch (error) {
  console.error(error instanceof Refused ? error.message : error);
  process.exitCode = 1;
} finally {
  await stack.stop();
}
