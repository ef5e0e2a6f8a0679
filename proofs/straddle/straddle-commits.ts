import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PreparedBid } from '../rig/bidding.js';
import { preciseNow, type Answer, type KeepAliveClient } from '../rig/keep-alive-client.js';
import type { ProofTender } from '../rig/tender.js';

/** A commit as its client saw it. */
export interface Attempt extends Answer {
  readonly key: string;
  readonly path: string;
  readonly token: string;
  readonly body: string;
}

export interface StraddlePlan {
  readonly commits: number;
  /** This machine's clock, milliseconds. */
  readonly deadlineMs: number;
  /** The first commit is sent so long before the deadline, the last one so long after it. */
  readonly halfWidthMs: number;
}

export interface Bidding extends PreparedBid {
  readonly token: string;
  /** Revisions that stand already. */
  readonly revision: number;
}

/**
 * Every bidder commits, then replaces its bid again and again, evenly through the span around the deadline; one that is
 * refused goes on trying the same revision. All of them come from one address.
 */
export async function straddleCommits(
  client: KeepAliveClient,
  tender: ProofTender,
  bids: readonly Bidding[],
  plan: StraddlePlan,
): Promise<Attempt[]> {
  const each = Math.ceil(plan.commits / bids.length);
  const attempts = bids.map((bid) => {
    const times = spread(each, plan);
    return bidRepeatedly(client, tender, bid, times);
  });
  return (await Promise.all(attempts)).flat();
}

/** So many commits of every bidder, as fast as they are answered; and how many a second that was. */
export async function commitAtOnce(
  client: KeepAliveClient,
  tender: ProofTender,
  bids: readonly Bidding[],
  each: number,
): Promise<{ attempts: Attempt[]; perSecond: number }> {
  const startedAt = preciseNow();
  const times = Array.from({ length: each }, () => startedAt);
  const attempts = await Promise.all(bids.map((bid) => bidRepeatedly(client, tender, bid, times)));
  const perSecond = (bids.length * each) / ((preciseNow() - startedAt) / 1000);
  return { attempts: attempts.flat(), perSecond };
}

/** Evenly, each a little early or late by chance, so that no two runs meet the deadline alike. */
function spread(count: number, { deadlineMs, halfWidthMs }: StraddlePlan): number[] {
  const step = (2 * halfWidthMs) / count;
  return Array.from({ length: count }, (_, at) => deadlineMs - halfWidthMs + (at + Math.random()) * step);
}

async function bidRepeatedly(
  client: KeepAliveClient,
  tender: ProofTender,
  { bid, envelopes, token, revision: before }: Bidding,
  times: readonly number[],
): Promise<Attempt[]> {
  const path = `/tenders/${tender.id}/bids/${bid}/revisions`;
  const attempts: Attempt[] = [];
  let revision = before + 1;
  for (const time of times) {
    await sleep(Math.max(0, time - preciseNow()));
    const action = revision === 1 ? 'commit' : 'replace';
    const body = JSON.stringify({ revision, action, envelopes });
    const key = randomUUID();
    const answer = await client.send('POST', path, { token, key, body });
    attempts.push({ ...answer, key, path, token, body });
    if (answer.status === 201) revision += 1;
  }
  return attempts;
}
