import type { TenderId } from '../../domain/types.js';
import type { BidCommit, BidCommitResult } from '../../entities/stores/bid-store.js';

type Write = (commits: readonly BidCommit[]) => Promise<BidCommitResult[]>;

interface Waiting {
  readonly commit: BidCommit;
  readonly resolve: (result: BidCommitResult) => void;
  readonly reject: (error: unknown) => void;
}

/** As many suppliers as commit in a last minute; what is more waits for the next statement. */
const maxTogether = 64;

/**
 * Commits of one tender that arrive while others are being written are written together: one round trip and one flush to
 * the disk for all. Nobody waits for company: a commit that finds its tender idle goes at once. One statement of a tender
 * at a time, so that two commits of one bid never meet in two transactions of this process.
 */
export class CommitQueue {
  private readonly tenders = new Map<TenderId, Waiting[]>();

  /**
   * @param write all in one transaction.
   * @param isDefinite whether a failure of `write` says that nothing was written and that another composition may be.
   */
  constructor(
    private readonly write: Write,
    private readonly isDefinite: (error: unknown) => boolean,
  ) {}

  push(commit: BidCommit): Promise<BidCommitResult> {
    return new Promise((resolve, reject) => {
      const waiting = { commit, resolve, reject };
      const ahead = this.tenders.get(commit.tender);
      if (ahead) {
        ahead.push(waiting);
        return;
      }
      this.tenders.set(commit.tender, [waiting]);
      void this.drain(commit.tender);
    });
  }

  private async drain(tender: TenderId): Promise<void> {
    for (let ahead = this.tenders.get(tender); ahead?.length; ahead = this.tenders.get(tender)) {
      await this.writeTogether(ahead.splice(0, maxTogether));
    }
    this.tenders.delete(tender);
  }

  /** Where one spoils the statement for all, each gets its own. What may have been written is told as it failed. */
  private async writeTogether(together: readonly Waiting[]): Promise<void> {
    try {
      const results = await this.write(together.map(({ commit }) => commit));
      together.forEach(({ resolve }, at) => resolve(results[at]));
    } catch (error) {
      if (together.length > 1 && this.isDefinite(error)) {
        for (const alone of together) await this.writeTogether([alone]);
      } else together.forEach(({ reject }) => reject(error));
    }
  }
}
