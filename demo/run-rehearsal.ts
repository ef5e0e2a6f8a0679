import { askAndAnswer } from './acts/ask-and-answer.js';
import { awardLot, signContracts } from './acts/award-lots.js';
import { decideAdmissions } from './acts/decide-admissions.js';
import { reachDeadline, waitForPhase } from './acts/move-clock.js';
import { openEnvelopes } from './acts/open-envelopes.js';
import { publishTender } from './acts/publish-tender.js';
import { readWinningBid } from './acts/read-disclosed.js';
import { rankLot } from './acts/rank-lot.js';
import { appointCommission, scoreTechnical } from './acts/score-technical.js';
import { sendLate, submitBids, type LateBid } from './acts/submit-bids.js';
import type { Rehearsal } from './rehearsal.js';
import type { StageGate } from './stage-gate.js';

/** The open procedure, act by act, from a draft with its roles to the last signed contract. */
export async function runRehearsal(rehearsal: Rehearsal, gate: StageGate): Promise<void> {
  await gate('publication');
  await publishTender(rehearsal);
  await askAndAnswer(rehearsal);
  await reachDeadline(rehearsal, 'enquiriesClose');
  await gate('bidding');
  const late = await submitBids(rehearsal);
  await gate('deadline');
  await reachDeadline(rehearsal, 'custodyProof');
  await reachDeadline(rehearsal, 'submissionClose');
  await gate('closing');
  await close(rehearsal, late);
  await gate('admission');
  await decideAdmissions(rehearsal);
  await appointCommission(rehearsal);
  await gate('technical');
  for (const lot of rehearsal.lots) await scoreTechnical(rehearsal, lot);
  await gate('economic');
  for (const lot of rehearsal.lots) await rankLot(rehearsal, lot);
  await gate('award');
  for (const lot of rehearsal.lots) {
    await awardLot(rehearsal, lot);
    await readWinningBid(rehearsal, lot);
  }
  await gate('contract');
  await signContracts(rehearsal);
}

async function close(rehearsal: Rehearsal, late: readonly LateBid[]): Promise<void> {
  await waitForPhase(rehearsal, 'closed');
  rehearsal.progress.say('the tender closed by itself');
  await sendLate(rehearsal, late);
  await openEnvelopes(rehearsal, 'administrative', null);
  await waitForPhase(rehearsal, 'admission');
}
