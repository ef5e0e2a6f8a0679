import type { CommunicateData } from '../../domain/tender/effects.js';
import { composeMessages, composeReceipt } from '../messages/compose-messages.js';
import type { TenderLink } from '../messages/message-parts.js';
import { engineCommand } from '../engine-command.js';
import type { Communications } from '../ports.js';
import { reportFact } from '../report-fact.js';
import type { FactReceivers } from '../report-fact.js';

export interface CommunicationDependencies {
  readonly communications: Communications;
  readonly link: TenderLink;
}

/** Sends one legal communication to all whom it concerns. From the last message of an award the standstill runs. */
export async function communicate(
  { communications, link, ...receivers }: CommunicationDependencies & FactReceivers,
  about: CommunicateData,
): Promise<void> {
  const { communication, tender, lot, version } = about;
  if (communication === 'bidReceipt') throw new Error('a receipt goes straight from the outbox');
  await communications.send(about, (context) => composeMessages(communication, context, link));
  if (communication !== 'award' || !lot) return;
  const command = { type: 'confirmAwardCommunicated', data: { lot } } as const;
  await reportFact(receivers, engineCommand(tender, command, `${lot}/${version}`));
}

/** What concerns a bid before the deadline never passes through Temporal: the dispatcher calls this itself. */
export async function sendReceipt(
  { communications, link }: CommunicationDependencies,
  about: { bid: string; revision: number },
): Promise<void> {
  await communications.sendReceipt(about, (context) => composeReceipt(context, link));
}
