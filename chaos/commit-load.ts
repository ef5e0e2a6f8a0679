import { setTimeout as sleep } from 'node:timers/promises';
import type { BidId } from '../domain/types.js';
import { makeEnvelopes } from '../demo/acts/make-envelopes.js';
import { publishTender } from '../demo/acts/publish-tender.js';
import type { Revision } from '../demo/client/api-client.js';
import type { RunningStack } from '../demo/find-stack.js';
import type { Fixture } from '../demo/fixture.js';
import type { Bidder } from '../demo/people.js';
import { Progress } from '../demo/progress.js';
import type { Rehearsal } from '../demo/rehearsal.js';
import { prepareRehearsal } from '../demo/run-demo.js';
import { SeededRandom } from './seeded-random.js';

const longestPauseMs = 300;

/**
 * Commits that never cease: a tender of its own stays open for bids while the other one goes through all its phases, so
 * that a commit is in flight whenever a process is to be killed. The same suppliers commit, replace and withdraw.
 */
export class CommitLoad {
  private acknowledged = 0;
  private isStopping = false;
  private bidders: Promise<void[]> | undefined;

  private constructor(
    private readonly rehearsal: Rehearsal,
    private readonly bids: readonly PreparedBid[],
    private readonly seed: number,
  ) {}

  static async prepare(stack: RunningStack, fixture: Fixture, seed: number): Promise<CommitLoad> {
    const rehearsal = await prepareRehearsal(stack, fixture, new Progress(() => undefined));
    await publishTender(rehearsal);
    const bids = await Promise.all(rehearsal.cast.bidders.map((bidder) => prepareBid(rehearsal, bidder)));
    return new CommitLoad(rehearsal, bids, seed);
  }

  /** After the preparation nothing but commits is sent: a request that awaits its answer is one. */
  get isInFlight(): boolean {
    return this.bids.some(({ bidder }) => bidder.client.isAwaitingAnswer);
  }

  get commits(): number {
    return this.acknowledged;
  }

  start(): void {
    this.bidders = Promise.all(this.bids.map((bid, at) => this.keepBidding(bid, this.seed + at)));
    this.bidders.catch(() => undefined);
  }

  /** Rejects when a bidder was refused: nothing that is killed may make a lawful commit fail. */
  async stop(): Promise<void> {
    this.isStopping = true;
    await this.bidders;
  }

  private async keepBidding({ bidder, bid, envelopes }: PreparedBid, seed: number): Promise<void> {
    const random = new SeededRandom(seed);
    let stands = false;
    for (let revision = 1; !this.isStopping; revision += 1) {
      const action = nextAction(stands, random);
      stands = action !== 'withdraw';
      const named = stands ? envelopes : [];
      await bidder.client.revise(this.rehearsal.tender, bid, { revision, action, envelopes: named });
      this.acknowledged += 1;
      await sleep(random.below(longestPauseMs));
    }
  }
}

interface PreparedBid {
  readonly bidder: Bidder;
  readonly bid: BidId;
  readonly envelopes: Revision['envelopes'];
}

async function prepareBid(rehearsal: Rehearsal, bidder: Bidder): Promise<PreparedBid> {
  const bid = rehearsal.newBid(bidder.handle);
  const made = await makeEnvelopes(rehearsal, bidder, rehearsal.fixture.offersOf(bidder.handle));
  return {
    bidder,
    bid,
    envelopes: made.map(({ kind, lot, sha256, bytes }) => ({ kind, lot, sha256, bytes })),
  };
}

function nextAction(stands: boolean, random: SeededRandom): Revision['action'] {
  if (!stands) return 'commit';
  return random.next() < 0.2 ? 'withdraw' : 'replace';
}
