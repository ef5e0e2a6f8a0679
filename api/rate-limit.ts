import { HttpProblem } from './http-problem.js';

interface Bucket {
  tokens: number;
  filledAt: number;
}

export interface BucketSize {
  readonly burst: number;
  readonly perSecond: number;
}

const maxBuckets = 50_000;

/** Token buckets by key, in memory: a guard against a runaway client, not against a crowd. */
export class RateLimit {
  private readonly buckets = new Map<string, Bucket>();

  constructor(
    private readonly size: BucketSize,
    private readonly clock: () => number = () => performance.now(),
  ) {}

  /** Takes one token of `key`; throws `tooManyRequests` with the seconds to wait. */
  take(key: string): void {
    const now = this.clock();
    const { burst, perSecond } = this.size;
    const bucket = this.buckets.get(key) ?? { tokens: burst, filledAt: now };
    const tokens = Math.min(burst, bucket.tokens + ((now - bucket.filledAt) / 1000) * perSecond);
    if (tokens < 1) {
      throw new HttpProblem('tooManyRequests', { 'retry-after': `${Math.ceil((1 - tokens) / perSecond)}` });
    }
    this.keep(key, { tokens: tokens - 1, filledAt: now });
  }

  /** The key used longest ago is forgotten first: a Map keeps the order of insertion. */
  private keep(key: string, bucket: Bucket): void {
    this.buckets.delete(key);
    this.buckets.set(key, bucket);
    if (this.buckets.size > maxBuckets) {
      const oldest = this.buckets.keys().next();
      if (!oldest.done) this.buckets.delete(oldest.value);
    }
  }
}

export interface RateLimits {
  /** Whoever is signed in, by person and never by address: a firm's people, or 64 suppliers, share one address. */
  readonly byPerson: RateLimit;
  /** The public, by address. */
  readonly byAddress: RateLimit;
}

/** Generous: a bid with its retries is some ten requests, a resumable upload of 2 GiB some hundreds. */
export function createRateLimits(): RateLimits {
  return {
    byPerson: new RateLimit({ burst: 600, perSecond: 100 }),
    byAddress: new RateLimit({ burst: 1_000, perSecond: 200 }),
  };
}
