import { SeededRandom } from '../../chaos/seeded-random.js';
import { numericOption } from '../rig/numeric-option.js';
import { madeDocuments } from '../rig/ubl/tender-documents.js';
import { Verdict } from '../rig/verdict.js';
import { Bait } from './bait.js';
import type { Answer } from './messages.js';
import { nextMutation } from './mutations.js';
import { ReaderProcess } from './reader-process.js';

/** Spoiled documents: each is accepted or refused with a code, in time and in bounds; nothing is opened, nobody called. */

const count = numericOption('count', 'FUZZ_COUNT', 10_000);
const seed = numericOption('seed', 'FUZZ_SEED', 7);
const limits = { cpuMs: 2_000, growthMb: 150, allMb: 300 };
/** Readings of the valid documents before memory is measured: what a running process holds anyway. */
const warmUps = 100;
const codes = ['xmlDoctypeRefused', 'xmlInvalid', 'xmlMalformed', 'xmlTooDeep', 'xmlTooLarge'];

interface Reading extends Answer {
  readonly number: number;
  readonly mutation: string;
}

const verdict = new Verdict();
const bait = await Bait.lay();
const reader = new ReaderProcess();
try {
  const documents = madeDocuments.map(({ document, model }) => document.write(model));
  const baselineMb = await readValid(documents);
  const readings = await readSpoiled(documents);
  judgeOutcomes(readings);
  judgeCosts(readings, baselineMb);
  judgeReach(readings);
  await judgeControl();
} finally {
  await reader.stop();
  await bait.remove();
}
verdict.conclude(`fuzzing of ${count} documents, seed ${seed}`);

async function readValid(documents: readonly string[]): Promise<number> {
  const answers: Answer[] = [];
  for (let round = 0; round < warmUps; round += 1) {
    for (const document of documents) answers.push(await ask(new TextEncoder().encode(document)));
  }
  const refused = answers.filter(({ outcomes }) => outcomes[0] !== 'accepted' || outcomes[1] !== 'accepted');
  verdict.holds('every valid document is accepted', refused.length === 0, `${documents.length} documents`);
  return Math.max(...answers.map(({ maxRssMb }) => maxRssMb));
}

async function readSpoiled(documents: readonly string[]): Promise<Reading[]> {
  const random = new SeededRandom(seed);
  const readings: Reading[] = [];
  for (let number = 1; number <= count; number += 1) {
    const { name, bytes } = nextMutation(random, documents, bait);
    readings.push({ ...(await ask(bytes)), number, mutation: name });
    if (number % 2_000 === 0) console.log(`${number} read`);
  }
  return readings;
}

function ask(bytes: Uint8Array): Promise<Answer> {
  return reader.ask({ bytes, secret: bait.secret });
}

function judgeOutcomes(readings: readonly Reading[]): void {
  const outcomes = readings.flatMap((reading) =>
    reading.outcomes.map((outcome) => ({ ...reading, outcome })),
  );
  const tally = new Map<string, number>();
  for (const { outcome } of outcomes) tally.set(outcome, (tally.get(outcome) ?? 0) + 1);
  const unknown = outcomes.filter(({ outcome }) => outcome !== 'accepted' && !codes.includes(outcome));
  verdict.holds(
    'each is accepted or refused with a code',
    unknown.length === 0,
    shown(unknown, ({ outcome }) => outcome),
  );
  const seen = [...tally].map(([outcome, times]) => `${outcome} ${times}`).sort();
  const isEach = ['accepted', ...codes].every((outcome) => tally.has(outcome));
  verdict.holds('acceptance and every code occurred', isEach, seen.join(', '));
}

function judgeCosts(readings: readonly Reading[], baselineMb: number): void {
  const slowest = readings.toSorted((a, b) => b.cpuMs - a.cpuMs).slice(0, 1);
  const isFast = readings.every(({ cpuMs }) => cpuMs < limits.cpuMs);
  verdict.holds(
    `each read in three ways within ${limits.cpuMs} ms of processor`,
    isFast,
    shown(slowest, ({ cpuMs }) => `${Math.round(cpuMs)} ms`),
  );
  const largest = readings.toSorted((a, b) => b.growthMb - a.growthMb).slice(0, 1);
  const isSmall = readings.every(({ growthMb }) => growthMb < limits.growthMb);
  const what = `each within ${limits.growthMb} MB of growth`;
  verdict.holds(
    what,
    isSmall,
    shown(largest, ({ growthMb }) => `${Math.round(growthMb)} MB`),
  );
  const allMb = Math.max(...readings.map(({ maxRssMb }) => maxRssMb)) - baselineMb;
  verdict.holds(
    `all together within ${limits.allMb} MB`,
    allMb < limits.allMb,
    `${Math.round(allMb)} MB over ${Math.round(baselineMb)} MB`,
  );
}

function judgeReach(readings: readonly Reading[]): void {
  const noted = readings.filter((reading) => reading.noted.length > 0);
  verdict.holds(
    'no file was opened and nothing looked up',
    noted.length === 0,
    shown(noted, (reading) => reading.noted.join(' ')),
  );
  const leaked = readings.filter(({ isLeaked }) => isLeaked);
  verdict.holds(
    'the planted file turned up nowhere',
    leaked.length === 0,
    shown(leaked, () => ''),
  );
  verdict.holds('nobody called the planted address', bait.connections === 0, `${bait.connections} calls`);
}

/** A reader that does open the file and call the address is seen by all three. */
async function judgeControl(): Promise<void> {
  const { outcomes, noted } = await reader.ask({ file: bait.file, port: bait.port });
  const until = Date.now() + 2_000;
  while (bait.connections === 0 && Date.now() < until)
    await new Promise((resolve) => setTimeout(resolve, 20));
  const isSeen =
    outcomes[0] === bait.secret && noted.some((what) => what.includes(bait.file)) && bait.connections > 0;
  verdict.holds(
    'a reader that reaches out would be seen',
    isSeen,
    `${noted.length} noted, ${bait.connections} calls`,
  );
}

/** The first few, with the number that repeats them under the seed. */
function shown<R extends Reading>(readings: readonly R[], tell: (reading: R) => string): string {
  const first = readings
    .slice(0, 3)
    .map((reading) => `no. ${reading.number}, ${reading.mutation}: ${tell(reading)}`);
  return first.length === 0 ? 'none otherwise' : `${readings.length}: ${first.join('; ')}`;
}
