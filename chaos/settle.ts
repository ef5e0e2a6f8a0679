import { pollUntil } from '../demo/client/retry.js';
import { rows, tendersIn, type Evidence } from './checks/evidence.js';

/**
 * Until nothing waits any more: every effect dispatched, every leaf at its position, which it gets when somebody reads the
 * feed. What never settles, the checks tell.
 */
export async function settle(evidence: Evidence, api: string, forMs = 60_000): Promise<void> {
  const isSettled = async (): Promise<true | undefined> => {
    await fetch(new URL('/feed?limit=1', api)).catch(() => undefined);
    const [row] = await rows<{ waiting: number }>(
      evidence,
      `SELECT ((SELECT count(*) FROM outbox WHERE dispatched_at IS NULL)
         + (SELECT count(*) FROM unsequenced_leaves u JOIN ledger_leaves l ON l.id = u.leaf
            WHERE l.tender = ANY($1)))::int AS waiting`,
      [tendersIn(evidence.log)],
    );
    return row?.waiting === 0 ? true : undefined;
  };
  await pollUntil('the outbox to settle', isSettled, { everyMs: 250, forMs }).catch(() => undefined);
}
