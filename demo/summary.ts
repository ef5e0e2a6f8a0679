import { join } from 'node:path';
import type { RunningStack } from './find-stack.js';
import type { Rehearsal } from './rehearsal.js';
import type { DemoResult } from './result.js';

/** What came out, and where to look at it. */
export function toSummary(rehearsal: Rehearsal, result: DemoResult, stack: RunningStack): string {
  const { tenderId, bids, ranking, award, timeline, receipts, communications, ledger } = result;
  const late = timeline.flatMap(({ late_ms }) => (late_ms === null ? [] : [late_ms]));
  return [
    '',
    `Tender ${tenderId}`,
    `  bids           ${bids.accepted} commits acknowledged, ${bids.refused} refused, ${bids.withdrawn} withdrawn`,
    ...bids.excluded.map(({ supplier, lots }) => `  excluded       ${supplier} from ${lots.join(', ')}`),
    ...ranking.map(
      ({ lot, supplier, technical, economic, total }) =>
        `  ${lot}       ${supplier.padEnd(9)} ${technical} + ${economic} = ${total}`,
    ),
    ...award.map(
      ({ lot, supplier, amountCents, standstillEndsAt }) =>
        `  awarded        ${lot} to ${supplier} for ${toEuro(amountCents)}, standstill until ${standstillEndsAt}`,
    ),
    `  instants       ${late.length} reached by the engine, at most ${Math.max(0, ...late).toFixed(0)} ms late`,
    `  communications ${communications.length}; ledger leaves ${ledger.leaves}; receipts ${receipts.length}, all verified`,
    '',
    `  tender         ${stack.api}/tenders/${tenderId}`,
    `  API            ${stack.api}/docs`,
    ...(stack.temporalPage
      ? [`  process        ${stack.temporalPage}/workflows/${encodeURIComponent(`tender/${tenderId}`)}`]
      : []),
    ...(stack.mailPage ? [`  mail           ${stack.mailPage}`] : []),
    `  receipts       ${join(rehearsal.folder, 'receipts')}`,
    `  documents      ${join(rehearsal.folder, 'documents')}`,
    '',
  ].join('\n');
}

function toEuro(cents: number): string {
  return `EUR ${Math.trunc(cents / 100).toLocaleString('en')}.${String(cents % 100).padStart(2, '0')}`;
}
