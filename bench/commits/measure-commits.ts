import { registerSuppliers } from '../../proofs/rig/authority.js';
import { prepareBids } from '../../proofs/rig/bidding.js';
import type { ProvingGround } from '../../proofs/rig/proving-ground.js';
import { openTender, type ProofTender } from '../../proofs/rig/tender.js';
import { measureInChild } from '../child-measure.js';
import { median, quantile, round } from '../statistics.js';
import type { HttpBidder, HttpInput, HttpRound } from './http-commits.js';
import type { RawInput, RawRound } from './raw-commits.js';

export interface CommitFigures {
  readonly perSecond: number;
  readonly p99Ms: number;
  readonly rawPerSecond: number;
  readonly ratioToRaw: number;
}

export interface CommitPlan {
  readonly rounds: number;
  readonly seconds: number;
}

const clients = 64;
const rawEntry = new URL('./raw-commits.ts', import.meta.url);
const httpEntry = new URL('./http-commits.ts', import.meta.url);

/** Commits over HTTP beside the same rows without it, in alternating rounds on one tender; the first pair warms up. */
export async function measureCommits(
  ground: ProvingGround,
  { rounds, seconds }: CommitPlan,
  log: (line: string) => void,
): Promise<CommitFigures> {
  const tender = await openTender(ground, { simulation: false, title: 'Banco di prova' });
  let bidders = await prepareBidders(ground, tender);
  const raw: number[] = [];
  const http: HttpRound[] = [];
  for (let number = 0; number <= rounds; number += 1) {
    const isWarmUp = number === 0;
    const { perSecond } = await measureInChild<RawRound>(
      rawEntry,
      rawInput(ground, tender, bidders, seconds),
    );
    const input: HttpInput = { api: ground.api, tender: tender.id, seconds, bidders };
    const measured = await measureInChild<HttpRound>(httpEntry, input);
    bidders = bidders.map((bidder, at) => ({ ...bidder, revision: measured.revisions[at] ?? 0 }));
    log(
      `commits, ${isWarmUp ? 'warm-up' : `round ${number}`}: raw ${round(perSecond)}/s, ` +
        `over HTTP ${round(measured.perSecond)}/s, p99 ${round(quantile(measured.latenciesMs, 0.99))} ms`,
    );
    if (isWarmUp) continue;
    raw.push(perSecond);
    http.push(measured);
  }
  return toFigures(raw, http);
}

async function prepareBidders(ground: ProvingGround, tender: ProofTender): Promise<HttpBidder[]> {
  const bids = await prepareBids(await registerSuppliers(ground, clients), tender);
  return Promise.all(
    bids.map(async ({ by, bid, envelopes }) => {
      return { token: await ground.issuer.tokenOf(by.handle), bid, envelopes, revision: 0 };
    }),
  );
}

function rawInput(
  { stack }: ProvingGround,
  tender: ProofTender,
  [first]: readonly HttpBidder[],
  seconds: number,
): RawInput {
  const databaseUrl = stack.state.postgres?.url ?? '';
  return {
    databaseUrl,
    tender: tender.id,
    connections: clients,
    seconds,
    envelopes: first?.envelopes ?? [],
  };
}

function toFigures(raw: readonly number[], http: readonly HttpRound[]): CommitFigures {
  const rawPerSecond = median(raw);
  const perSecond = median(http.map((measured) => measured.perSecond));
  const latencies = http.flatMap(({ latenciesMs }) => latenciesMs);
  return {
    perSecond: round(perSecond),
    p99Ms: round(quantile(latencies, 0.99), 1),
    rawPerSecond: round(rawPerSecond),
    ratioToRaw: round(perSecond / rawPerSecond, 2),
  };
}
