import type { Client } from '@temporalio/client';
import { checkDocuments } from './checks/check-documents.js';
import { checkMessages } from './checks/check-messages.js';
import { checkProcesses } from './checks/check-processes.js';
import { checkReceipts } from './checks/check-receipts.js';
import { checkRecord } from './checks/check-record.js';
import { entriesOf, rows, tendersIn, type Evidence, type Fault } from './checks/evidence.js';

export interface CheckReport {
  readonly faults: readonly Fault[];
  /** What was compared, so that a check that saw nothing does not pass for one that found nothing. */
  readonly seen: Readonly<Record<string, number>>;
}

/** Compares what the clients were told with everything that the service keeps. Without an engine, the database alone. */
export async function runChecks(evidence: Evidence, engine?: Client): Promise<CheckReport> {
  const seen = await countSeen(evidence);
  const nothing = Object.entries(seen).filter(([, count]) => count === 0);
  const faults = [
    ...nothing.map(([what]) => `there is nothing to compare: no ${what}`),
    ...(await checkReceipts(evidence)),
    ...(await checkRecord(evidence)),
    ...(await checkMessages(evidence)),
    ...(await checkDocuments(evidence)),
    ...(engine ? await checkProcesses(evidence, engine) : []),
  ];
  return { faults, seen };
}

async function countSeen(evidence: Evidence): Promise<CheckReport['seen']> {
  const tenders = tendersIn(evidence.log);
  const count = async (table: 'events' | 'messages' | 'ledger_leaves'): Promise<number> => {
    const [row] = await rows<{ count: number }>(
      evidence,
      `SELECT count(*)::int AS count FROM ${table} WHERE tender = ANY($1)`,
      [tenders],
    );
    return row?.count ?? 0;
  };
  return {
    tenders: tenders.length,
    receipts: entriesOf(evidence.log, 'commitAcknowledged').length,
    commands: entriesOf(evidence.log, 'commandAcknowledged').length,
    events: await count('events'),
    leaves: await count('ledger_leaves'),
    messages: await count('messages'),
  };
}
