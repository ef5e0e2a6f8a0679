import { askAndAnswer } from './acts/ask-and-answer.js';
import { awardLot, signContracts } from './acts/award-lots.js';
import { decideAdmissions } from './acts/decide-admissions.js';
import { reachDeadline, waitForPhase } from './acts/move-clock.js';
import { openEnvelopes } from './acts/open-envelopes.js';
import { publishTender } from './acts/publish-tender.js';
import { readWinningBid } from './acts/read-disclosed.js';
import { rankLot } from './acts/rank-lot.js';
import { appointCommission, scoreTechnical } from './acts/score-technical.js';
import { sendLate, submitBids } from './acts/submit-bids.js';
import type { Rehearsal } from './rehearsal.js';
import { stages, type Stage } from './stage-gate.js';

type Act = (rehearsal: Rehearsal) => Promise<void>;

/** The open procedure, stage by stage, from a draft with its roles to the last signed contract. */
const mainLine: Readonly<Record<Exclude<Stage, 'result'>, Act>> = {
  publication: publishTender,
  bidding: async (rehearsal) => {
    await askAndAnswer(rehearsal);
    await reachDeadline(rehearsal, 'enquiriesClose');
    const late = await submitBids(rehearsal);
    rehearsal.afterDeadline.push(() => sendLate(rehearsal, late));
  },
  deadline: async (rehearsal) => {
    await reachDeadline(rehearsal, 'submissionClose');
    await waitForPhase(rehearsal, 'closed');
    rehearsal.progress.say('the tender closed by itself');
  },
  closing: async (rehearsal) => {
    for (const attempt of rehearsal.afterDeadline) await attempt();
    await openEnvelopes(rehearsal, 'administrative', null);
    await waitForPhase(rehearsal, 'admission');
  },
  admission: async (rehearsal) => {
    await decideAdmissions(rehearsal);
    await appointCommission(rehearsal);
  },
  technical: forEachLot(scoreTechnical),
  economic: forEachLot(rankLot),
  award: forEachLot(async (rehearsal, lot) => {
    await awardLot(rehearsal, lot);
    await readWinningBid(rehearsal, lot);
  }),
  contract: signContracts,
};

function forEachLot(act: (rehearsal: Rehearsal, lot: Rehearsal['lots'][number]) => Promise<void>): Act {
  return async (rehearsal) => {
    for (const lot of rehearsal.lots) await act(rehearsal, lot);
  };
}

/**
 * Plays a stage as the main line does; or in another way, for a path that leaves the main line there. Either way the
 * stage counts as passed, and `reach…` goes on after it.
 */
export async function playStage(
  rehearsal: Rehearsal,
  stage: keyof typeof mainLine,
  act: Act = mainLine[stage],
): Promise<void> {
  rehearsal.passed.add(stage);
  await act(rehearsal);
}

/** Plays every stage that was not yet passed, up to this one and with it. */
function reach(last: keyof typeof mainLine): Act {
  return async (rehearsal) => {
    for (const stage of stages) {
      if (stage !== 'result' && !rehearsal.passed.has(stage)) await playStage(rehearsal, stage);
      if (stage === last) return;
    }
  };
}

/** Published, in phase `bidding`; nobody has bid. */
export const reachPublished = reach('publication');
/** Every bid is in; the deadline is still to come. */
export const reachBidsIn = reach('bidding');
/** The deadline has passed; everything is sealed. */
export const reachClosed = reach('deadline');
/** The administrative envelopes are open and read; nobody is admitted. */
export const reachAdmission = reach('closing');
/** Bids are admitted or excluded, the commission is appointed and has declared. */
export const reachEvaluation = reach('admission');
/** The technical scores of every lot are frozen. */
export const reachScored = reach('technical');
/** Every lot is ranked, low bids explained and judged. */
export const reachRanked = reach('economic');
/** Every lot is awarded and its award communicated: the standstill runs. */
export const reachAwarded = reach('award');
/** Every contract is signed; the tender is concluded. */
export const reachSigned = reach('contract');
