import { appointCommission, scoreTechnical } from './acts/score-technical.js';
import { askAndAnswer } from './acts/ask-and-answer.js';
import { awardLot, signContracts } from './acts/award-lots.js';
import { decideAdmissions } from './acts/decide-admissions.js';
import { reachDeadline, waitForPhase } from './acts/move-clock.js';
import { openEnvelopes } from './acts/open-envelopes.js';
import { publishTender } from './acts/publish-tender.js';
import { rankLot } from './acts/rank-lot.js';
import { sendLate, submitBids } from './acts/submit-bids.js';
import type { Rehearsal } from './rehearsal.js';

/** The open procedure, act by act, from a draft with its roles to the last signed contract. */
export async function runRehearsal(rehearsal: Rehearsal): Promise<void> {
  await publishTender(rehearsal);
  await askAndAnswer(rehearsal);
  await reachDeadline(rehearsal, 'enquiriesClose');
  const late = await submitBids(rehearsal);
  await reachDeadline(rehearsal, 'custodyProof');
  await reachDeadline(rehearsal, 'submissionClose');
  await waitForPhase(rehearsal, 'closed');
  rehearsal.progress.say('the tender closed by itself');
  await sendLate(rehearsal, late);
  await openEnvelopes(rehearsal, 'administrative', null);
  await waitForPhase(rehearsal, 'admission');
  await decideAdmissions(rehearsal);
  await appointCommission(rehearsal);
  for (const lot of rehearsal.lots) await scoreTechnical(rehearsal, lot);
  for (const lot of rehearsal.lots) await rankLot(rehearsal, lot);
  for (const lot of rehearsal.lots) await awardLot(rehearsal, lot);
  await signContracts(rehearsal);
}
