import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { keepDocuments } from './documents.js';
import type { RunningStack } from './find-stack.js';
import type { DemoPath } from './paths/path.js';
import { smallFixture } from './paths/small-fixture.js';
import type { Progress } from './progress.js';
import { readEvents } from './result.js';
import { prepareRehearsal } from './run-demo.js';
import { renderTranscript } from './transcript/render-transcript.js';
import { Transcript } from './transcript/transcript.js';

/** A machine of two cores is busy with as many. */
const atOnce = 4;
/** Longer than the patience of one request through any restart. */
const longestSeconds = 240;

export interface PlayedPath {
  readonly name: string;
  readonly article: string;
  readonly tenderId: string | null;
  readonly phase: string | null;
  readonly steps: number;
  readonly seconds: number;
  /** Null when everything came out as the path says. */
  readonly error: string | null;
  /** The page of `docs/http/`, where it was asked for and the path came to its end. */
  readonly transcript?: string;
}

export interface Playing {
  readonly progress: Progress;
  /** Whether what is said and heard is written down; each path then does one thing after the other. */
  readonly transcripts?: boolean;
  /** Told of each path as soon as it is over. */
  readonly onPlayed?: (played: PlayedPath) => void;
}

/** Plays paths side by side, each on a tender of its own; one that fails holds up none of the others. */
export async function playPaths(
  stack: RunningStack,
  paths: readonly DemoPath[],
  playing: Playing,
): Promise<PlayedPath[]> {
  const played = new Map<DemoPath, PlayedPath>();
  const waiting = [...paths];
  const playNext = async (): Promise<void> => {
    for (let path = waiting.shift(); path; path = waiting.shift()) {
      const outcome = await playPath(stack, path, playing);
      played.set(path, outcome);
      playing.onPlayed?.(outcome);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, paths.length) }, playNext));
  return paths.flatMap((path) => played.get(path) ?? []);
}

async function playPath(stack: RunningStack, path: DemoPath, playing: Playing): Promise<PlayedPath> {
  const { name, article } = path;
  const startedAt = performance.now();
  const progress = playing.progress.of(name);
  const tale: Tale = { tenderId: null, phase: null, steps: 0 };
  const error = await within(longestSeconds, tell(stack, path, { ...playing, progress }, tale)).then(
    () => null,
    (reason: unknown) => (reason instanceof Error ? reason.message : String(reason)),
  );
  const seconds = (performance.now() - startedAt) / 1000;
  progress.say(error === null ? `done in ${seconds.toFixed(1)} s` : `FAILED: ${error}`);
  return { name, article, ...tale, seconds, error };
}

/** How far a path has come, filled in while it is played. */
interface Tale {
  tenderId: string | null;
  phase: string | null;
  steps: number;
  transcript?: string;
}

async function tell(
  stack: RunningStack,
  path: DemoPath,
  { progress, transcripts }: Playing,
  tale: Tale,
): Promise<void> {
  const transcript = transcripts ? new Transcript() : undefined;
  const fixture = path.fixture ?? smallFixture();
  const rehearsal = await prepareRehearsal(stack, fixture, progress, transcript);
  tale.tenderId = rehearsal.tender;
  try {
    await path.play(rehearsal);
    // A path is over when every document of its events is there.
    await rehearsal.quietly(async () => keepDocuments(rehearsal, await readEvents(rehearsal)));
    if (transcript) tale.transcript = renderTranscript(path, rehearsal, transcript);
  } finally {
    tale.steps = rehearsal.steps.length;
    tale.phase = (await rehearsal.view()).phase;
  }
}

async function within(seconds: number, playing: Promise<void>): Promise<void> {
  const stop = new AbortController();
  const late = sleep(seconds * 1000, undefined, { signal: stop.signal }).then(
    () => Promise.reject(new Error(`not over after ${seconds} s`)),
    () => undefined,
  );
  try {
    await Promise.race([playing, late]);
  } finally {
    stop.abort();
  }
}

/** One line for each path, and the count. */
export function toPathTable(played: readonly PlayedPath[]): string {
  const width = Math.max(...played.map(({ name }) => name.length));
  const rows = played.map(
    ({ name, seconds, steps, phase, error, article }) =>
      `  ${error === null ? 'ok    ' : 'FAILED'}  ${name.padEnd(width)}  ${seconds.toFixed(1).padStart(5)} s  ${steps} steps  ${phase ?? '-'}  ${error ?? article}`,
  );
  const failed = played.filter(({ error }) => error !== null).length;
  return ['', ...rows, `  ${played.length - failed} of ${played.length} paths ended as they should`, ''].join(
    '\n',
  );
}
