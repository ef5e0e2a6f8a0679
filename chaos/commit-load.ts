import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BidId } from '../domain/types.js';
import { makeEnvelopes } from '../demo/acts/make-envelopes.js';
import { publishTender } from '../demo/acts/publish-tender.js';
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
  private inFlight = 0;
  private acknowledged = 0;
  private isStopping = false;
  private bidders: Promise<void[]> | undefined;

  private constructor(
    readonly rehearsal: Rehearsal,
    private readonly seed: number,
  ) {}

  static async prepare(stack: RunningStack, fixture: Fixture, seed: number): Promise<CommitLoad> {
    const rehearsal = await prepareRehearsal(stack, fixture, new Progress(() => undefined));
    await publishTender(rehearsal);
    return new CommitLoad(rehearsal, seed);
  }

  get isInFlight(): boolean {
    return this.inFlight > 0;
  }

  get commits(): number {
    return this.acknowledged;
  }

  start(): void {
    const { bidders } = this.rehearsal.cast;
    this.bidders = Promise.all(bidders.map((bidder, at) => this.keepBidding(bidder, this.seed + at)));
    this.bidders.catch(() => undefined);
  }

  /** Rejects when a bidder was refused: nothing that is killed may make a lawful commit fail. */
  async stop(): Promise<void> {
    this.isStopping = true;
    await this.bidders;
  }

  private async keepBidding(bidder: Bidder, seed: number): Promise<void> {
    const { rehearsal } = this;
    const random = new SeededRandom(seed);
    const bid = randomUUID() as BidId;
    rehearsal.bidOf.set(bidder.handle, bid);
    const made = await makeEnvelopes(rehearsal, bidder, rehearsal.fixture.offersOf(bidder.handle));
    const envelopes = made.map(({ kind, lot, sha256, bytes }) => ({ kind, lot, sha256, bytes }));
    let stands = false;
    for (let revision = 1; !this.isStopping; revision += 1) {
      const action: 'commit' | 'replace' | 'withdraw' = !stands
        ? 'commit'
        : random.next() < 0.2
          ? 'withdraw'
          : 'replace';
      stands = action !== 'withdraw';
      this.inFlight += 1;
      try {
        const named = action === 'withdraw' ? [] : envelopes;
        await bidder.client.revise(rehearsal.tender, bid, { revision, action, envelopes: named });
        this.acknowledged += 1;
      } finally {
        this.inFlight -= 1;
      }
      await sleep(random.below(longestPauseMs));
    }
  }
}
