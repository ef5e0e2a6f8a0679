import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { fileRefusals } from '../../domain/inspection/verdict.js';
import { registerAuthority, registerSuppliers } from '../rig/authority.js';
import { numericOption } from '../rig/numeric-option.js';
import { onProvingGround, type ProvingGround } from '../rig/proving-ground.js';
import { Verdict } from '../rig/verdict.js';
import { sendFile, type Sent } from './send-file.js';
import { watchApi, type Watched } from './watch-api.js';

/** Bombs, polyglots and mutated files sent to the API: each gets its code, and who is served notices nothing. */

const mutated = numericOption('files', 'BOMB_FILES', 1_000);
const seed = numericOption('seed', 'BOMB_SEED', 20_261_126);
const atOnce = 3;
/** An upload of each supplier counts against its quota until it is named or gone. */
const suppliers = Math.ceil(mutated / 400) + 1;
const quietMs = 8_000;
/** Whatever a file is, it is answered within this time, those before it in the queue included. */
const longestMs = 60_000;
/** What the process that serves may grow by, and how long anybody else may wait. */
const growthMebibytes = 150;
const usualWaitMs = 250;

const listSchema = z.array(
  z.object({ file: z.string(), name: z.string(), refused: z.enum(fileRefusals).optional() }),
);
type Listed = z.output<typeof listSchema>[number];

const verdict = new Verdict();
const log = (line: string): void => console.log(line);

function writeFiles(folder: string): Listed[] {
  const program = fileURLToPath(new URL('./write-files.ts', import.meta.url));
  const args = ['--import', 'tsx', program, folder, String(mutated), String(seed)];
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (status !== 0) throw new Error('the files could not be written');
  return listSchema.parse(JSON.parse(readFileSync(join(folder, 'files.json'), 'utf8')));
}

async function proveBombs(ground: ProvingGround, folder: string): Promise<void> {
  const files = writeFiles(folder);
  await registerAuthority(ground);
  const people = await registerSuppliers(ground, suppliers);
  const tokens = await Promise.all(people.map(({ handle }) => ground.issuer.tokenOf(handle)));
  const api = { api: ground.api, pid: ground.stack.state.pids.api?.pid ?? 0 };
  const send = async ({ file }: Listed, at: number): Promise<Sent> =>
    sendFile(ground.api, tokens[at % tokens.length] as string, join(folder, file));

  await sendAll(files.slice(-6), send);
  const { watched: quiet } = await watchApi(api, () => sleep(quietMs));
  const hostile = files.filter(({ refused }) => refused !== undefined);
  const { watched: bombed, result: answers } = await watchApi(api, () => sendAll(hostile, send));
  judgeCodes(hostile, answers);
  judgeCalm('bombs', quiet, bombed);
  const others = files.filter(({ refused }) => refused === undefined);
  const { watched: mutating, result: verdicts } = await watchApi(api, () => sendAll(others, send));
  judgeMutated(others, verdicts);
  judgeCalm('mutated files', quiet, mutating);
}

/** Some at once, as suppliers in a hurry send them. */
async function sendAll(
  files: readonly Listed[],
  send: (file: Listed, at: number) => Promise<Sent>,
): Promise<Sent[]> {
  const answers: Sent[] = [];
  const left = [...files.entries()];
  const work = async (): Promise<void> => {
    for (let next = left.shift(); next; next = left.shift()) answers[next[0]] = await send(next[1], next[0]);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return answers;
}

function judgeCodes(files: readonly Listed[], answers: readonly Sent[]): void {
  for (const [at, { name, refused }] of files.entries()) {
    const { code, reasons, ms } = answers[at] as Sent;
    verdict.holds(
      name,
      code === refused && ms < longestMs,
      `${code} (${reasons}) in ${(ms / 1000).toFixed(1)} s`,
    );
  }
}

/** Taken or refused with a code and its reason; never because the child broke. */
function judgeMutated(files: readonly Listed[], answers: readonly Sent[]): void {
  const wrong = answers.flatMap(({ status, code, reasons, ms }, at) => {
    const isClear =
      status === 204 || (status === 422 && isRefusal(code) && reasons !== '' && reasons !== 'limits');
    return isClear && ms < longestMs
      ? []
      : [`${files[at]?.name}: ${status} ${code} ${reasons} ${ms.toFixed(0)} ms`];
  });
  const taken = answers.filter(({ status }) => status === 204).length;
  const slowest = Math.max(...answers.map(({ ms }) => ms));
  verdict.holds(
    `${files.length} mutated files are each taken or refused with a clear code`,
    wrong.length === 0,
    wrong.slice(0, 5).join('; ') || `${taken} taken, the slowest in ${(slowest / 1000).toFixed(1)} s`,
  );
  verdict.holds('some are taken and some refused', taken > 0 && taken < files.length);
}

function isRefusal(code: string | null): boolean {
  return fileRefusals.some((refusal) => refusal === code);
}

/** Others may wait a little longer, since processors are shared; not for as long as any one file takes. */
function judgeCalm(what: string, quiet: Watched, busy: Watched): void {
  const limit = Math.max(usualWaitMs, 5 * quiet.p99);
  const words = ({ median, p99, worst, requests }: Watched): string =>
    `${[median, p99, worst].map((ms) => ms.toFixed(0)).join(', ')} ms (median, p99, worst of ${requests})`;
  verdict.holds(
    `with ${what} others wait no longer`,
    busy.p99 <= limit,
    `${words(busy)}; quiet ${words(quiet)}`,
  );
  if (quiet.rssMebibytes === undefined || busy.rssMebibytes === undefined) return;
  const growth = busy.rssMebibytes - quiet.rssMebibytes;
  verdict.holds(
    `with ${what} the process that serves grows by little`,
    growth < growthMebibytes,
    `${growth.toFixed(0)} MiB from ${quiet.rssMebibytes.toFixed(0)}`,
  );
}

const folder = await mkdtemp(join(tmpdir(), 'bando-bombs-'));
try {
  await onProvingGround({ log }, (ground) => proveBombs(ground, folder));
} finally {
  await rm(folder, { recursive: true, force: true });
}
verdict.conclude(`${mutated} mutated files and the bombs`);
