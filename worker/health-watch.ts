import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { HealthStore, Observation } from '../entities/stores/health-store.js';

const everyMs = 5_000;
const patienceMs = 4_000;

type Probe = () => Promise<void>;

/** Measures what bidders need, again and again, and writes it to the register of malfunctions (art. 25 c.2). */
export class HealthWatch {
  constructor(
    private readonly register: Pick<HealthStore, 'observe' | 'beat'>,
    private readonly probes: Readonly<Record<string, Probe>>,
  ) {}

  /** One round; returns after how many milliseconds the next begins. Without a database nothing is written: the gap tells. */
  async round(): Promise<number> {
    const observations = await Promise.all(
      Object.entries(this.probes).map(([component, probe]) => observe(component, probe)),
    );
    await this.register.beat();
    for (const observation of observations) await this.register.observe(observation);
    return everyMs;
  }
}

async function observe(component: string, probe: Probe): Promise<Observation> {
  try {
    await probe();
    return { component, isWell: true, evidence: '' };
  } catch (error) {
    const { name, code } = error as { name: string; code?: unknown };
    return { component, isWell: false, evidence: typeof code === 'string' ? code : name };
  }
}

/** Bids need the API and its database; without the engine they are still taken. */
export function probeApi(url: string): Probe {
  return async () => {
    const answer = await fetch(new URL('ready', url), { signal: AbortSignal.timeout(patienceMs) });
    const { database } = (await answer.json()) as { database?: unknown };
    if (database !== true) throw new TypeError('the API has no database');
  };
}

/** Uploads need a folder that keeps what is written to it. */
export function probeStorage(folder: string): Probe {
  const file = join(folder, `health-${process.pid}`);
  return async () => {
    await mkdir(folder, { recursive: true });
    const handle = await open(file, 'w');
    try {
      await handle.write('well');
      await handle.sync();
    } finally {
      await handle.close();
      await rm(file, { force: true });
    }
  };
}
