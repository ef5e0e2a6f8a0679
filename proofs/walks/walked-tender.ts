import { isDeepStrictEqual } from 'node:util';
import { pollUntil } from '../../demo/client/retry.js';
import { procedures } from '../../domain/procedures/procedures.js';
import { roles } from '../../domain/tender/commands.js';
import { nextDeadline } from '../../domain/tender/deadlines.js';
import type { RecordedEvent } from '../../domain/tender/events.js';
import { evolveAll } from '../../domain/tender/evolve.js';
import { openTransitions } from '../../domain/tender/open-transitions.js';
import type { Tender } from '../../domain/tender/tender.js';
import type { Instant, TenderId } from '../../domain/types.js';
import { stateQuery, tenderWorkflowId } from '../../workflows/tender/messages.js';
import { assertEventLawful } from './lawful-events.js';
import type { Stage } from './stage.js';

export interface Standing {
  readonly tender: Tender | null;
  readonly now: Instant;
}

/** A tender as the record has it, looked at behind the application's back. */
export class WalkedTender {
  constructor(
    private readonly stage: Stage,
    readonly id: TenderId,
  ) {}

  async standing(): Promise<Standing> {
    const { rows } = await this.stage.ground.owner.query<Standing>(
      `SELECT state AS tender, iso(clock_timestamp() + clock_offset_ms * interval '1 millisecond') AS now
         FROM tenders WHERE id = $1`,
      [this.id],
    );
    return rows[0] ?? { tender: null, now: new Date().toISOString() };
  }

  private async eventsUpTo(version: number): Promise<RecordedEvent[]> {
    const { rows } = await this.stage.ground.owner.query<RecordedEvent>(
      'SELECT version, type, data, iso(at) AS at FROM events WHERE tender = $1 AND version <= $2 ORDER BY version',
      [this.id, version],
    );
    return rows;
  }

  /** Throws what does not hold: events, projection and workflow agree; nothing was opened or signed early; it goes on or has ended. */
  async assertExplained(): Promise<void> {
    const [{ tender }, events] = await this.settled();
    if (!tender) return;
    const folded = JSON.parse(JSON.stringify(evolveAll(null, events))) as Tender;
    if (!isDeepStrictEqual(folded, tender)) throw new Error('the projection is not what its events say');
    if (!events.every(({ version }, at) => version === at + 1)) throw new Error('versions have gaps');
    for (const event of events) assertEventLawful(event, events);
    assertGoesOn(tender);
  }

  /** The workflow hears of an event moments after the record: waits until both stand at one version. */
  private settled(): Promise<[Standing, RecordedEvent[]]> {
    const handle = this.stage.temporal.workflow.getHandle(tenderWorkflowId(this.id));
    return pollUntil(
      'one state of workflow and record',
      async () => {
        const standing = await this.standing();
        if (!standing.tender) return [standing, []] as [Standing, RecordedEvent[]];
        const state = await handle.query(stateQuery).catch(() => undefined);
        if (!isDeepStrictEqual(state, standing.tender)) return undefined;
        const { version } = standing.tender;
        return [standing, await this.eventsUpTo(version)] as [Standing, RecordedEvent[]];
      },
      { everyMs: 250, forMs: 60_000 },
    );
  }
}

/** An end, an awaited instant, or an act that the table admits to somebody. */
function assertGoesOn(tender: Tender): void {
  const { end } = procedures[tender.procedure];
  if (end.tender.includes(tender.phase) || nextDeadline(tender)) return;
  const open = openTransitions(tender, new Set(roles)).filter(({ command }) => command !== 'fastForward');
  if (open.length === 0) throw new Error(`nobody can go on in ${tender.phase}`);
}
