import { randomUUID } from 'node:crypto';
import type { NamedEnvelope } from '../../proofs/rig/bidding.js';
import { KeepAliveClient } from '../../proofs/rig/keep-alive-client.js';
import { answerParent } from '../child-measure.js';

export interface HttpBidder {
  readonly token: string;
  readonly bid: string;
  readonly envelopes: readonly NamedEnvelope[];
  /** Revisions that stand already. */
  readonly revision: number;
}

export interface HttpInput {
  readonly api: string;
  readonly tender: string;
  readonly seconds: number;
  readonly bidders: readonly HttpBidder[];
}

export interface HttpRound {
  readonly perSecond: number;
  readonly latenciesMs: readonly number[];
  /** Of each bidder, in the order given. */
  readonly revisions: readonly number[];
}

/** Every bidder commits, then replaces its bid as fast as it is answered, over one connection that stays open. */
async function httpCommits({ api, tender, seconds, bidders }: HttpInput): Promise<HttpRound> {
  const client = new KeepAliveClient(api, bidders.length);
  const latenciesMs: number[] = [];
  const startedAt = performance.now();
  const until = startedAt + seconds * 1000;
  const revisions = await Promise.all(
    bidders.map((bidder) => commitUntil(client, tender, bidder, until, latenciesMs)),
  );
  const elapsed = (performance.now() - startedAt) / 1000;
  client.close();
  return { perSecond: latenciesMs.length / elapsed, latenciesMs, revisions };
}

async function commitUntil(
  client: KeepAliveClient,
  tender: string,
  { token, bid, envelopes, revision: before }: HttpBidder,
  until: number,
  latenciesMs: number[],
): Promise<number> {
  const path = `/tenders/${tender}/bids/${bid}/revisions`;
  let revision = before;
  while (performance.now() < until) {
    revision += 1;
    const body = JSON.stringify({ revision, action: revision === 1 ? 'commit' : 'replace', envelopes });
    const { status, text, sentAt, answeredAt } = await client.send('POST', path, {
      token,
      key: randomUUID(),
      body,
    });
    if (status !== 201) throw new Error(`a commit was answered with ${status}: ${text}`);
    latenciesMs.push(answeredAt - sentAt);
  }
  return revision;
}

await answerParent(httpCommits);
