import { z } from 'zod';
import { acknowledgeShares, enrolCustodian, makeKeys, proveCustody } from '../bando-commands.js';
import type { Rehearsal } from '../rehearsal.js';
import { waitForPhase } from './move-clock.js';

/** From the decisione di contrarre to the published tender: keys are made and split before anyone can seal to them. */
export async function publishTender(rehearsal: Rehearsal): Promise<void> {
  const { cast, progress } = rehearsal;
  await rehearsal.act(cast.organ, 'adoptDecision', { reasons: 'Decisione di contrarre (art. 17 c. 1).' });
  progress.say('organ: the decisione di contrarre is adopted; the process runs');
  for (const custodian of cast.custodians) await enrolCustodian(rehearsal, custodian);
  await makeKeys(rehearsal);
  progress.say('rup: keys made and split on the officer’s machine');
  for (const custodian of cast.custodians) await acknowledgeShares(rehearsal, custodian);
  for (const custodian of cast.custodians) await proveCustody(rehearsal, custodian);
  progress.say(`custodians: ${cast.custodians.length} hold their shares and have proven it`);
  await rehearsal.act(cast.rup, 'publishTender', { reasons: 'Si trasmette il bando.' });
  const { submissionDeadline } = await waitForPhase(rehearsal, 'bidding');
  progress.say(`tender published; bids until ${submissionDeadline}`);
  for (const { client } of cast.bidders) await client.put(`${rehearsal.path}/subscription`, z.unknown());
}
