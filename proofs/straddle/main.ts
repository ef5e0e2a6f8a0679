import { z } from 'zod';
import { registerAuthority, registerSuppliers } from '../rig/authority.js';
import { prepareBids } from '../rig/bidding.js';
import { KeepAliveClient, preciseNow } from '../rig/keep-alive-client.js';
import { numericOption } from '../rig/numeric-option.js';
import { onProvingGround, type ProvingGround } from '../rig/proving-ground.js';
import { approachDeadline, openTender, waitForPhase, type ProofTender } from '../rig/tender.js';
import { Verdict } from '../rig/verdict.js';
import { commitAtOnce, straddleCommits, type Attempt, type Bidding } from './straddle-commits.js';

/** Commits around a real deadline: in time is in, late is out, and nobody is turned away for his neighbours. */

const commits = numericOption('commits', 'STRADDLE_COMMITS', 2_000);
const bidders = 64;
/** Of the pace that the machine just showed: busy, without a queue that would hide which commit was sent when. */
const part = 0.5;
/** Commits of each bidder from which the pace is taken. */
const pacing = 4;
/** For the looks of the last minute, before the commits begin. */
const leadMs = 5_000;
/** The two clocks are one, read in two processes. */
const clockGrainMs = 1;

const receiptSchema = z.object({ receipt: z.string() });
const claimsSchema = z.object({ receivedAt: z.string(), deadline: z.string(), revision: z.int() });
const problemSchema = z.object({ code: z.string() });

const verdict = new Verdict();
const log = (line: string): void => console.log(line);

async function proveStraddle(ground: ProvingGround): Promise<void> {
  await registerAuthority(ground);
  const suppliers = await registerSuppliers(ground, bidders);
  const tender = await openTender(ground, { simulation: true, title: 'Termine' });
  const prepared = await prepareBids(suppliers, tender);
  const bids = await Promise.all(
    prepared.map(async (bid) => ({
      ...bid,
      token: await ground.issuer.tokenOf(bid.by.handle),
      revision: 0,
    })),
  );
  const client = new KeepAliveClient(ground.api, bidders);
  const first = await commitAtOnce(client, tender, bids, 1);
  const paced = await commitAtOnce(client, tender, standing(bids, 1), pacing);
  const halfWidthMs = Math.max(500, (commits / (paced.perSecond * part) / 2) * 1000);
  const deadlineMs = await approachDeadline(ground, tender.id, leadMs + halfWidthMs);
  const lookers = await lastMinuteOf(client, tender, bids);
  log(
    `${bidders} bidders, ${commits} commits within ${((2 * halfWidthMs) / 1000).toFixed(1)} s around the deadline`,
  );
  const plan = { commits, deadlineMs, halfWidthMs };
  const attempts = await straddleCommits(client, tender, standing(bids, 1 + pacing), plan);
  await waitForPhase(ground, tender.id, 'closed');
  judgeTimes(attempts, deadlineMs);
  const all = [...first.attempts, ...paced.attempts, ...attempts];
  judgeLimits([...lookers, ...all.map(({ status }) => status)]);
  await judgeRepetition(client, all);
  await judgeRecord(ground, tender, all);
  client.close();
}

const standing = (bids: readonly Bidding[], revision: number): Bidding[] =>
  bids.map((bid) => ({ ...bid, revision }));

/** What 64 suppliers behind one address do before they commit: each looks at the tender, its keys and its own bid. */
async function lastMinuteOf(
  client: KeepAliveClient,
  { id }: ProofTender,
  bids: readonly { token: string }[],
): Promise<number[]> {
  const paths = [`/tenders/${id}`, `/tenders/${id}/manifest`, `/tenders/${id}/bids/mine`, '/me', '/tenders'];
  const rounds = 3;
  const asked = Array.from({ length: rounds }, () =>
    bids.flatMap(({ token }) => paths.map((path) => client.send('GET', path, { token }))),
  );
  const asPublic = bids.map(() => client.send('GET', `/tenders/${id}`));
  return (await Promise.all([...asked.flat(), ...asPublic])).map(({ status }) => status);
}

const isAccepted = ({ status }: Attempt): boolean => status === 201;
const receiptOf = ({ text }: Attempt): string => receiptSchema.parse(JSON.parse(text)).receipt;
const claimsOf = (attempt: Attempt) => {
  const payload = receiptOf(attempt).split('.')[1] ?? '';
  return claimsSchema.parse(JSON.parse(Buffer.from(payload, 'base64url').toString()));
};

function judgeTimes(attempts: readonly Attempt[], deadlineMs: number): void {
  const accepted = attempts.filter(isAccepted);
  const refused = attempts.filter((attempt) => !isAccepted(attempt));
  const codes = refused.map(({ status, text }) => `${status} ${problemSchema.parse(JSON.parse(text)).code}`);
  log(`${accepted.length} accepted, ${refused.length} refused (${[...new Set(codes)].join(', ')})`);
  const enough = Math.floor(commits / 10);
  verdict.holds(
    'the deadline was straddled',
    accepted.length >= enough && refused.length >= enough,
    `at least ${enough} on either side`,
  );
  const late = accepted.map(claimsOf).filter(({ receivedAt, deadline }) => receivedAt >= deadline);
  verdict.holds('no receipt bears the deadline or a later instant', late.length === 0, `${late.length} do`);
  const sentLate = accepted.filter(({ sentAt }) => sentAt >= deadlineMs + clockGrainMs);
  verdict.holds(
    'none sent after the deadline was accepted',
    sentLate.length === 0,
    `${sentLate.length} were`,
  );
  const early = refused.filter(({ answeredAt }) => answeredAt < deadlineMs - clockGrainMs);
  verdict.holds('none was refused before the deadline', early.length === 0, `${early.length} were`);
  const closest = Math.min(...accepted.map(claimsOf).map(microsecondsToDeadline));
  log(`the last accepted bid was received ${closest} µs before the deadline`);
}

function microsecondsToDeadline({ receivedAt, deadline }: z.infer<typeof claimsSchema>): number {
  const toMicroseconds = (instant: string): number =>
    Date.parse(instant) * 1000 + Number(instant.slice(23, 26));
  return toMicroseconds(deadline) - toMicroseconds(receivedAt);
}

function judgeLimits(statuses: readonly number[]): void {
  const limited = statuses.filter((status) => status === 429).length;
  const broken = statuses.filter((status) => status >= 500).length;
  verdict.holds(
    `${bidders} suppliers behind one address in the last minute meet no 429`,
    limited === 0 && broken === 0,
    `${statuses.length} requests, ${limited} times 429, ${broken} times 5xx`,
  );
}

async function judgeRepetition(client: KeepAliveClient, attempts: readonly Attempt[]): Promise<void> {
  const accepted = attempts.filter(isAccepted);
  const startedAt = preciseNow();
  let same = 0;
  for (const attempt of accepted) {
    const { path, token, key, body } = attempt;
    const again = await client.send('POST', path, { token, key, body });
    if (again.status < 300 && receiptOf({ ...attempt, text: again.text }) === receiptOf(attempt)) same += 1;
  }
  verdict.holds(
    'a commit repeated after the deadline with its key is answered with its receipt',
    same === accepted.length,
    `${same} of ${accepted.length} in ${((preciseNow() - startedAt) / 1000).toFixed(1)} s`,
  );
  const [first] = accepted;
  if (!first) return;
  const { path, token, key } = first;
  const body = JSON.stringify({ ...(JSON.parse(first.body) as object), revision: 2 });
  const { status, text } = await client.send('POST', path, { token, key, body });
  const { code } = problemSchema.parse(JSON.parse(text));
  verdict.holds('the same key with another body is refused', status === 409, `${status} ${code}`);
}

async function judgeRecord(
  ground: ProvingGround,
  { id }: ProofTender,
  attempts: readonly Attempt[],
): Promise<void> {
  const { rows } = await ground.owner.query<Record<'bids' | 'late' | 'leaves' | 'lateMs', number>>(
    `SELECT (SELECT count(*)::int FROM bids WHERE tender = t.id) AS bids,
       (SELECT count(*)::int FROM bids WHERE tender = t.id AND received_at >= t.submission_deadline) AS late,
       (SELECT count(*)::int FROM ledger_leaves WHERE tender = t.id AND kind = 'bid') AS leaves,
       (SELECT (extract(epoch FROM at - t.submission_deadline) * 1000)::float FROM events
        WHERE tender = t.id AND type = 'submissionClosed') AS "lateMs"
     FROM tenders t WHERE id = $1`,
    [id],
  );
  const [found] = rows;
  const accepted = attempts.filter(isAccepted).length;
  verdict.holds(
    'the record holds the accepted commits and no others, each with its leaf',
    found?.bids === accepted && found.leaves === accepted && found.late === 0,
    `${found?.bids} rows, ${found?.leaves} leaves`,
  );
  verdict.holds('the tender closed at its deadline', (found?.lateMs ?? -1) >= 0, `${found?.lateMs} ms late`);
}

await onProvingGround({ log }, proveStraddle);
verdict.conclude(`straddle of ${commits} commits`);
