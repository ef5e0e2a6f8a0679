import { isRedactedCopy } from '../../domain/sealing/entry-path.js';
import type { RedactionDecision } from '../../domain/tender/redactions/state.js';
import type { BidId, LotId } from '../../domain/types.js';
import type { Rehearsal } from '../rehearsal.js';
import { readOpening } from './open-envelopes.js';
import { reachDeadline, waitForLotPhase, waitForPhase } from './move-clock.js';
import { getChair } from './score-technical.js';

/** Supplier → what the RUP decides on the redacted copies that it filed: granted unless said. */
type Redactions = Readonly<Record<string, RedactionDecision>>;

interface Awarding {
  readonly redactions?: Redactions;
  /** Whether the award is proposed and the requirements are verified already. */
  readonly isProposed?: boolean;
}

/** Proposal, verification, award: three acts of three bodies (art. 17 c. 5); then the communications start the standstill. */
export async function awardLot(
  rehearsal: Rehearsal,
  lot: LotId,
  { redactions = {}, isProposed = false }: Awarding = {},
): Promise<void> {
  if (!isProposed) await proposeAward(rehearsal, lot);
  await decideRedactions(rehearsal, lot, redactions);
  await rehearsal.act(rehearsal.cast.organ, 'awardLot', {
    reasons: 'Si approva la proposta della commissione.',
    lot,
  });
  const { lots } = await waitForLotPhase(rehearsal, lot, 'standstill');
  const ends = lots.find(({ id }) => id === lot)?.standstillEndsAt;
  rehearsal.progress.say(`organ: ${lot} awarded and communicated; no signature before ${ends}`);
}

async function proposeAward(rehearsal: Rehearsal, lot: LotId): Promise<void> {
  await rehearsal.act(getChair(rehearsal), 'proposeAward', {
    reasons: 'Miglior offerta della graduatoria.',
    lot,
  });
  await rehearsal.act(rehearsal.cast.rup, 'verifyRequirements', {
    reasons: 'Requisiti verificati (art. 99).',
    lot,
  });
}

/** Before the award the RUP decides which parts of the bids stay secret (arts 35 c. 4, 36 c. 3). */
async function decideRedactions(rehearsal: Rehearsal, lot: LotId, decisions: Redactions): Promise<void> {
  const { rup } = rehearsal.cast;
  const envelopes = await rehearsal.quietly(() => readOpening(rehearsal, rup, 'technical', lot));
  for (const { bid, files } of envelopes) {
    if (!files.some(({ name }) => isRedactedCopy(name))) continue;
    const outcome = decisions[rehearsal.supplierOf(bid as BidId)] ?? 'granted';
    const reasons =
      outcome === 'granted'
        ? 'La motivazione prova un segreto tecnico (art. 35 c. 4 lett. a).'
        : 'La motivazione è generica e non prova alcun segreto tecnico o commerciale.';
    await rehearsal.act(rup, 'decideRedactions', { reasons, lot, bid, outcome });
  }
}

/** The standstill of every lot passes; then the contracts are signed and the tender is over. */
export async function signContracts(
  rehearsal: Rehearsal,
  ofLots: readonly LotId[] = rehearsal.lots,
): Promise<void> {
  for (;;) {
    const { lots } = await rehearsal.view();
    if (!lots.some(({ phase }) => phase === 'standstill')) break;
    await reachDeadline(rehearsal, 'standstillEnd');
  }
  for (const lot of ofLots) {
    await rehearsal.act(rehearsal.cast.organ, 'signContract', {
      reasons: 'Stipula in forma pubblica amministrativa, in modalità elettronica.',
      ...{ lot, definitiveGuarantee: 'Garanzia definitiva n. 2026/0001 (art. 117)' },
    });
    rehearsal.progress.say(`organ: the contract of ${lot} is signed`);
  }
  await waitForPhase(rehearsal, 'concluded');
}
