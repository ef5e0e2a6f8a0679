import type { Effect } from '../../domain/tender/effects.js';
import { engineCommand } from '../engine-command.js';
import { reportFact } from '../report-fact.js';
import type { FactReceivers } from '../report-fact.js';

type PublishNotice = Extract<Effect, { kind: 'publishNotice' }>['data'];

/** The authority's own profile: what it shows is published at once, with legal value from then (arts 27, 85). */
const localChannel = 'profile';

/** Publishes a notice on the local channel and confirms it. National and European channels may take days. */
export async function publishNotice(receivers: FactReceivers, { tender }: PublishNotice): Promise<void> {
  const command = { type: 'confirmPublication', data: { channel: localChannel } } as const;
  await reportFact(receivers, engineCommand(tender, command, localChannel));
}
