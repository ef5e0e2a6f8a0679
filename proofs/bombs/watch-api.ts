import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { KeepAliveClient } from '../rig/keep-alive-client.js';

export interface Watched {
  /** Milliseconds that a request of somebody else took: the median, the slowest of a hundred, the slowest. */
  readonly median: number;
  readonly p99: number;
  readonly worst: number;
  readonly requests: number;
  /** Most that the process of the API held, in mebibytes; undefined where the system does not say. */
  readonly rssMebibytes: number | undefined;
}

const everyMs = 40;

/** Asks for the tenders, as the public does all day, while some work is done. */
export async function watchApi<T>(
  { api, pid }: { api: string; pid: number },
  work: () => Promise<T>,
): Promise<{ watched: Watched; result: T }> {
  const client = new KeepAliveClient(api, 8);
  const took: number[] = [];
  let rss = 0;
  let isOver = false;
  const watching = (async () => {
    while (!isOver) {
      const { status, sentAt, answeredAt } = await client.send('GET', '/tenders');
      if (status !== 200) throw new Error(`the API answers ${status}`);
      took.push(answeredAt - sentAt);
      rss = Math.max(rss, (await rssOf(pid)) ?? 0);
      await sleep(everyMs);
    }
  })();
  try {
    const result = await work();
    isOver = true;
    await watching;
    return { watched: toWatched(took, rss), result };
  } finally {
    isOver = true;
    client.close();
  }
}

function toWatched(took: readonly number[], rss: number): Watched {
  const sorted = [...took].sort((left, right) => left - right);
  const at = (part: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
  return {
    ...{ median: at(0.5), p99: at(0.99), worst: at(1), requests: took.length },
    rssMebibytes: rss > 0 ? rss : undefined,
  };
}

async function rssOf(pid: number): Promise<number | undefined> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kibibytes = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
  return kibibytes === undefined ? undefined : Number(kibibytes) / 1024;
}
