import { readArguments } from './arguments.js';
import { compareWithExpected } from './compare-expected.js';
import { findOrStartStack, type RunningStack } from './find-stack.js';
import { Refused } from './client/retry.js';
import { readFixture, type Fixture } from './fixture.js';
import { findPath, paths as everyPath } from './paths/paths.js';
import type { DemoPath } from './paths/path.js';
import { playPaths, toPathTable } from './play-paths.js';
import { Progress } from './progress.js';
import { runDemo } from './run-demo.js';
import { toSummary } from './summary.js';
import { writeTranscript } from './transcript/transcript-file.js';

const progress = new Progress();

/** The exit code: 1 when the fixture says what must come out and something else did. */
async function playMainLine(stack: RunningStack, fixture: Fixture, json: boolean): Promise<number> {
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
  if (json) process.stdout.write(`${JSON.stringify(result)}\n`);
  return differences.length === 0 ? 0 : 1;
}

/** The exit code: 1 when one of the paths failed. */
async function playSidePaths(
  stack: RunningStack,
  chosen: readonly DemoPath[],
  { json, transcripts }: { json: boolean; transcripts: boolean },
): Promise<number> {
  const played = await playPaths(stack, chosen, { progress, transcripts });
  process.stderr.write(`${toPathTable(played)}\n`);
  for (const { name, transcript } of played) if (transcript) writeTranscript(name, transcript);
  const rows = played.map(({ transcript: _page, ...row }) => row);
  if (json) process.stdout.write(`${JSON.stringify({ paths: rows })}\n`);
  return played.every(({ error }) => error === null) ? 0 : 1;
}

function choosePaths({ names, all }: { names: readonly string[]; all: boolean }): readonly DemoPath[] {
  if (all) return everyPath;
  return names.map((name) => {
    const path = findPath(name);
    if (!path) throw new Refused(`no path is named ${name}: --path --list names them`);
    return path;
  });
}

/** Plays on the running stack, or on one of its own; the exit code. */
async function onStack(play: (stack: RunningStack) => Promise<number>): Promise<number> {
  const stack = await findOrStartStack(progress);
  try {
    return await play(stack);
  } finally {
    await stack.stop();
  }
}

async function run(): Promise<number> {
  const { fixture, json, paths } = readArguments(process.argv.slice(2));
  if (paths?.list) {
    process.stdout.write(everyPath.map(({ name }) => `${name}\n`).join(''));
    return 0;
  }
  if (paths) {
    const chosen = choosePaths(paths);
    return onStack((stack) => playSidePaths(stack, chosen, { json, transcripts: paths.transcripts }));
  }
  const tender = readFixture(fixture);
  return onStack((stack) => playMainLine(stack, tender, json));
}

try {
  process.exitCode = await run();
} catch (error) {
  console.error(error instanceof Refused ? error.message : error);
  process.exitCode = 1;
}
