import type { LotId } from '../../domain/types.js';
import type { Rehearsal } from '../rehearsal.js';
import { reachDeadline, waitForLotPhase, waitForPhase } from './move-clock.js';
import { getChair } from './score-technical.js';

/** Proposal, verification, award: three acts of three bodies (art. 17 c. 5); then the communications start the standstill. */
export async function awardLot(rehearsal: Rehearsal, lot: LotId): Promise<void> {
  const { rup, organ } = rehearsal.cast;
  await rehearsal.act(getChair(rehearsal), 'proposeAward', {
    reasons: 'Miglior offerta della graduatoria.',
    lot,
  });
  await rehearsal.act(rup, 'verifyRequirements', { reasons: 'Requisiti verificati (art. 99).', lot });
  await rehearsal.act(organ, 'awardLot', { reasons: 'Si approva la proposta della commissione.', lot });
  const { lots } = await waitForLotPhase(rehearsal, lot, 'standstill');
  const ends = lots.find(({ id }) => id === lot)?.standstillEndsAt;
  rehearsal.progress.say(`organ: ${lot} awarded and communicated; no signature before ${ends}`);
}

/** The standstill of every lot passes; then the contracts are signed and the tender is over. */
export async function signContracts(rehearsal: Rehearsal): Promise<void> {
  for (;;) {
    const { lots } = await rehearsal.view();
    if (!lots.some(({ phase }) => phase === 'standstill')) break;
    await reachDeadline(rehearsal, 'standstillEnd');
  }
  for (const lot of rehearsal.lots) {
    await rehearsal.act(rehearsal.cast.organ, 'signContract', {
      reasons: 'Stipula in forma pubblica amministrativa, in modalità elettronica.',
      ...{ lot, definitiveGuarantee: 'Garanzia definitiva n. 2026/0001 (art. 117)' },
    });
    rehearsal.progress.say(`organ: the contract of ${lot} is signed`);
  }
  await waitForPhase(rehearsal, 'concluded');
}
