import { expect } from 'chai';
import { CommitQueue } from '../../application/bidding/commit-queue.js';
import type { BidId, TenderId } from '../../domain/types.js';
import type { BidCommit, BidCommitResult } from '../../entities/stores/bid-store.js';

const tenderA = 'a' as TenderId;
const tenderB = 'b' as TenderId;

function commitOf(bid: string, tender = tenderA): BidCommit {
  return { tender, bid: bid as BidId } as BidCommit;
}

function accepted({ bid }: BidCommit): BidCommitResult {
  return { status: 'accepted', claims: bid };
}

/** A database that writes when it is told to. */
class SlowStore {
  readonly statements: string[][] = [];
  private readonly held: (() => void)[] = [];

  write = async (commits: readonly BidCommit[]): Promise<BidCommitResult[]> => {
    const bids = commits.map(({ bid }) => bid);
    this.statements.push(bids);
    await new Promise<void>((resolve) => this.held.push(resolve));
    if (bids.includes('lost' as BidId)) throw new Error('connection lost');
    if (bids.includes('double' as BidId)) throw new Error('unique');
    return commits.map(accepted);
  };

  async release(): Promise<void> {
    this.held.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('the queue of commits', () => {
  let store: SlowStore;
  let queue: CommitQueue;

  beforeEach(() => {
    store = new SlowStore();
    queue = new CommitQueue(store.write, (error) => (error as Error).message === 'unique');
  });

  it('lets nobody wait for company', () => {
    void queue.push(commitOf('1'));
    expect(store.statements).to.deep.equal([['1']]);
  });

  it('writes together what arrived meanwhile, each answered with its own', async () => {
    const answers = ['1', '2', '3'].map((bid) => queue.push(commitOf(bid)));
    await store.release();
    await store.release();
    expect(store.statements).to.deep.equal([['1'], ['2', '3']]);
    expect((await Promise.all(answers)).map((answer) => answer?.claims)).to.deep.equal(['1', '2', '3']);
  });

  it('never lets one tender wait for another', () => {
    void queue.push(commitOf('1'));
    void queue.push(commitOf('2', tenderB));
    expect(store.statements).to.deep.equal([['1'], ['2']]);
  });

  it('writes at most 64 together', async () => {
    for (let bid = 0; bid < 80; bid += 1) void queue.push(commitOf(String(bid)));
    await store.release();
    await store.release();
    expect(store.statements.map(({ length }) => length)).to.deep.equal([1, 64, 15]);
  });

  it('gives each its own statement when one violates a key, and tells only that one', async () => {
    const first = queue.push(commitOf('1'));
    const sound = queue.push(commitOf('2'));
    const spoiling = queue.push(commitOf('double')).catch((error: Error) => error.message);
    for (let statement = 0; statement < 4; statement += 1) await store.release();
    expect(store.statements).to.deep.equal([['1'], ['2', 'double'], ['2'], ['double']]);
    expect([await first, await sound].map((answer) => answer?.status)).to.deep.equal([
      'accepted',
      'accepted',
    ]);
    expect(await spoiling).to.equal('unique');
  });

  it('tells all of a failure that may have been written, and goes on with the next', async () => {
    void queue.push(commitOf('1'));
    const failed = ['2', 'lost'].map((bid) =>
      queue.push(commitOf(bid)).catch((error: Error) => error.message),
    );
    await store.release();
    const next = queue.push(commitOf('3'));
    await store.release();
    await store.release();
    expect(await Promise.all(failed)).to.deep.equal(['connection lost', 'connection lost']);
    expect((await next)?.status).to.equal('accepted');
  });
});
