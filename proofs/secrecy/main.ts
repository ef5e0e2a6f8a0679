import { randomUUID } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { registerAuthority, registerSuppliers, staffHandles } from '../rig/authority.js';
import { commitBid, prepareBids } from '../rig/bidding.js';
import { administratorHandle } from '../rig/identity-issuer.js';
import { onProvingGround, type ProvingGround } from '../rig/proving-ground.js';
import { pollUntil } from '../../demo/client/retry.js';
import { openTender, type ProofTender } from '../rig/tender.js';
import { Verdict } from '../rig/verdict.js';
import { everyGet, type PathValues } from './every-get.js';
import { growth, metricSamples } from './metric-samples.js';
import { differences, snapshot, type Looker, type Shown } from './snapshot.js';
import { temporalView } from './temporal-view.js';

/** Before the deadline everything that anyone but the bidder can look at is the same with 0 and with 50 bids. */

const bidders = 50;
/** Receipts leave the outbox by mail, and whatever else a commit might set off comes to rest. */
const settleMs = 3_000;

const verdict = new Verdict();
const log = (line: string): void => console.log(line);

interface View {
  readonly answers: Map<string, Shown>;
  readonly metrics: Map<string, number>;
  readonly temporal: string;
  readonly logBytes: Record<string, number>;
}

async function proveSecrecy(ground: ProvingGround): Promise<void> {
  await registerAuthority(ground);
  const suppliers = await registerSuppliers(ground, bidders + 1);
  const tender = await openTender(ground, { simulation: true, title: 'Segretezza' });
  const lookers = await toLookers(ground, `supplier${bidders + 1}`);
  await untilDocumentsAreIssued(ground);
  await sleep(settleMs);
  const openApi = await ground.public.get('/openapi.json', z.unknown());
  const known = everyGet(openApi, toPathValues(tender, randomUUID(), randomUUID().replaceAll('-', '')));
  const look = (): Promise<View> => lookAround(ground, lookers, known);
  const first = await look();
  const none = await look();
  const logsBefore = none.logBytes;
  const { bids, uploads } = await bidAll(ground, tender, suppliers.slice(0, bidders));
  await sleep(settleMs);
  judgeLogs(logsBefore, await logSizes(ground));
  const fifty = await look();
  log(`${lookers.length} roles, ${known.length} GET routes, ${fifty.answers.size} answers compared`);
  judgeAnswers('with 0 and 0 bids (a control)', first, none);
  judgeAnswers('with 0 and 50 bids', none, fifty);
  judgeMetrics(first, none, fifty);
  judgeTemporal(none.temporal, fifty.temporal);
  await judgeExistence(ground, lookers, openApi, tender, { bid: bids[0] ?? '', upload: uploads[0] ?? '' });
}

/** Those of the publication come in their own time: a look while they come would differ from the next for no bid's sake. */
async function untilDocumentsAreIssued({ owner }: ProvingGround): Promise<void> {
  await pollUntil('the documents of the publication', async () => {
    const { rows } = await owner.query<{ missing: number }>(
      `SELECT (SELECT count(*) FROM outbox WHERE kind = 'renderDocument')::int
         - (SELECT count(DISTINCT document) FROM documents)::int AS missing`,
    );
    return rows[0]?.missing === 0 ? true : undefined;
  });
}

async function toLookers(ground: ProvingGround, otherSupplier: string): Promise<Looker[]> {
  const handles = [...staffHandles, administratorHandle, otherSupplier];
  const people = handles.map(async (role) => ({ role, token: await ground.issuer.tokenOf(role) }));
  return [{ role: 'public' }, ...(await Promise.all(people))];
}

function toPathValues({ id, lots }: ProofTender, bid: string, upload: string): PathValues {
  const lot = lots[0] ?? '';
  const rest = {
    name: 'offer.json',
    sha256: '0'.repeat(64),
    act: randomUUID(),
    document: randomUUID(),
    file: 'it.pdf',
    q: randomUUID(),
    question: randomUUID(),
    person: 'rup',
    rectification: randomUUID(),
    // The same whatever upload is asked for: answers are compared path by path.
    change: '00000000-0000-4000-8000-000000000000',
    entry: randomUUID(),
    version: 'original',
    revision: '1',
  };
  return {
    id,
    bid,
    lot,
    kind: 'economic',
    request: 'a'.repeat(64),
    upload,
    command: 'a'.repeat(64),
    ...rest,
  };
}

async function lookAround(
  ground: ProvingGround,
  lookers: readonly Looker[],
  paths: readonly string[],
): Promise<View> {
  const answers = await snapshot(
    ground.api,
    lookers,
    paths.filter((path) => path !== '/metrics'),
  );
  const metrics = await (await fetch(new URL('/metrics', ground.api))).text();
  const temporal = await temporalView(ground.stack);
  return { answers, metrics: metricSamples(metrics), temporal, logBytes: await logSizes(ground) };
}

async function bidAll(
  ground: ProvingGround,
  tender: ProofTender,
  suppliers: Parameters<typeof prepareBids>[0],
): Promise<{ bids: string[]; uploads: string[] }> {
  const prepared = await prepareBids(suppliers, tender);
  for (const bid of prepared) await commitBid(tender, bid);
  const { rows } = await ground.owner.query<{ bids: number }>(
    'SELECT count(*)::int AS bids FROM bids WHERE tender = $1',
    [tender.id],
  );
  verdict.holds(`${bidders} bids are in`, rows[0]?.bids === bidders, `${rows[0]?.bids}`);
  const { rows: uploads } = await ground.owner.query<{ id: string }>('SELECT id FROM uploads LIMIT 1');
  return { bids: prepared.map(({ bid }) => bid), uploads: uploads.map(({ id }) => id) };
}

function judgeAnswers(what: string, before: View, after: View): void {
  const differ = differences(before.answers, after.answers);
  verdict.holds(`every role sees the same ${what}`, differ.length === 0, differ.slice(0, 10).join('; '));
}

/** Looking counts itself: the metrics may grow by what one look makes, and by nothing else. */
function judgeMetrics(first: View, none: View, fifty: View): void {
  const byLooking = JSON.stringify(growth(first.metrics, none.metrics));
  const withBids = JSON.stringify(growth(none.metrics, fifty.metrics));
  const shown = byLooking === withBids ? '' : `${byLooking} against ${withBids}`;
  verdict.holds('metrics grow alike with 0 and 50 bids', byLooking === withBids, shown);
}

function judgeTemporal(before: string, after: string): void {
  const known = new Set(before.split('\n'));
  const changed = after.split('\n').filter((row) => !known.has(row));
  verdict.holds('Temporal lists the same with 0 and 50 bids', before === after, changed.join('; '));
}

async function logSizes({ varDir }: ProvingGround): Promise<Record<string, number>> {
  const folder = join(varDir, 'log');
  const names = await readdir(folder);
  const sizes = await Promise.all(names.map(async (name) => [name, (await stat(join(folder, name))).size]));
  return Object.fromEntries(sizes) as Record<string, number>;
}

function judgeLogs(before: Record<string, number>, after: Record<string, number>): void {
  const grown = Object.keys(after).filter(
    (name) => /^(api|worker)\./.test(name) && after[name] !== before[name],
  );
  verdict.holds(
    'uploading and committing leave no line in the logs of API and worker',
    grown.length === 0,
    grown.join(),
  );
}

/** A bid and an upload that exist answer as ones that do not. */
async function judgeExistence(
  ground: ProvingGround,
  lookers: readonly Looker[],
  openApi: unknown,
  tender: ProofTender,
  real: { bid: string; upload: string },
): Promise<void> {
  const invented = { bid: randomUUID(), upload: randomUUID().replaceAll('-', '') };
  const shownFor = async ({ bid, upload }: typeof real): Promise<Map<string, Shown>> => {
    const paths = everyGet(openApi, toPathValues(tender, bid, upload)).filter(
      (path) => path.includes(bid) || path.includes(upload),
    );
    const anonymous = (text: string): string => text.replaceAll(bid, '(bid)').replaceAll(upload, '(upload)');
    const shown = await snapshot(ground.api, lookers, paths);
    return new Map(
      [...shown].map(([key, seen]) => [anonymous(key), { ...seen, body: anonymous(seen.body) }]),
    );
  };
  const differ = differences(await shownFor(invented), await shownFor(real));
  verdict.holds(
    'a bid or upload that exists answers as one that does not',
    differ.length === 0,
    differ.slice(0, 10).join('; '),
  );
}

await onProvingGround({ log }, proveSecrecy);
verdict.conclude(`secrecy of ${bidders} bids`);
