import { setTimeout as sleep } from 'node:timers/promises';

const firstDelayMs = 100;
const longestDelayMs = 3_000;
/** A machine may lose its database, its engine and its API at once and build up again before we give up. */
const patienceMs = 180_000;

/** A failure that trying again cannot cure. */
export class Refused extends Error {
  override readonly name: string = 'Refused';
}

/** Tries until it succeeds, is refused, or patience ends; waits longer each time. */
export async function retryPatiently<T>(
  attempt: () => Promise<T>,
  onFirstFailure: (error: unknown) => void = () => undefined,
): Promise<T> {
  const giveUpAt = Date.now() + patienceMs;
  for (let delayMs = firstDelayMs; ; delayMs = Math.min(delayMs * 2, longestDelayMs)) {
    try {
      return await attempt();
    } catch (error) {
      if (error instanceof Refused || Date.now() + delayMs > giveUpAt) throw error;
      if (delayMs === firstDelayMs) onFirstFailure(error);
    }
    await sleep(delayMs);
  }
}

/** Asks until the answer is what is awaited. */
export async function pollUntil<T>(
  what: string,
  ask: () => Promise<T | undefined>,
  { everyMs = 100, forMs = patienceMs }: { everyMs?: number; forMs?: number } = {},
): Promise<T> {
  const giveUpAt = Date.now() + forMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > giveUpAt) throw new Error(`waited ${forMs / 1000} s in vain for ${what}`);
    await sleep(everyMs);
  }
}
