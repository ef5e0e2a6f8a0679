import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { pollUntil } from '../../demo/client/retry.js';
import { Problem } from '../../demo/client/api-client.js';
import type { LotPhase } from '../../domain/tender/tender.js';
import type { LotId } from '../../domain/types.js';
import type { PreparedBid } from '../rig/bidding.js';
import { releaseKey } from '../rig/custody.js';
import type { ProvingGround } from '../rig/proving-ground.js';
import { approachDeadline, viewTender, waitForPhase, type ProofTender } from '../rig/tender.js';

const leadMs = 1_500;

/** The tender closes by itself, and the custodians open the administrative envelopes. */
export async function openAdministrative(ground: ProvingGround, tender: ProofTender): Promise<void> {
  await approachDeadline(ground, tender.id, leadMs);
  await sleep(leadMs);
  await waitForPhase(ground, tender.id, 'closed');
  await releaseKey(ground, tender.id, tender.custody, 'administrative', null);
  await waitForPhase(ground, tender.id, 'admission');
}

/** Admissions are decided, the commission declares, the technical envelopes of the admitted are opened. */
export async function openTechnical(
  ground: ProvingGround,
  tender: ProofTender,
  { admitted, excluded }: { admitted: readonly PreparedBid[]; excluded: readonly PreparedBid[] },
): Promise<void> {
  const { client: rup } = ground.person('rup');
  const { id, lots, custody } = tender;
  for (const { bid } of admitted) {
    await rup.command(id, 'admitBid', { bid, lots, reasons: 'Documentazione completa.' });
  }
  for (const { bid } of excluded) {
    const reasons = { ground: 'art. 94', reasons: 'Documentazione incompleta.' };
    await rup.command(id, 'excludeBid', { bid, lots, ...reasons });
  }
  await rup.command(id, 'closeAdmissions', { reasons: 'Ammissioni concluse.' });
  const commission = { members: ['commissioner1'], chair: 'commissioner1' };
  await ground.person('organ').client.command(id, 'appointCommission', { reasons: 'Nomina.', ...commission });
  await declare(ground, tender, 'beforeNames');
  for (const lot of lots) {
    await releaseKey(ground, id, custody, 'technical', lot);
    await waitForLot(ground, tender, lot, 'technicalEvaluation');
  }
}

/** Scores are given and frozen, and the economic envelopes are opened. */
export async function openEconomic(
  ground: ProvingGround,
  tender: ProofTender,
  admitted: readonly PreparedBid[],
): Promise<void> {
  await declare(ground, tender, 'afterNames');
  for (const lot of tender.lots) {
    await score(ground, tender, lot, admitted);
    const { client } = ground.person('commissioner1');
    await untilRead(() =>
      client.command(tender.id, 'freezeScores', { lot, reasons: 'Punteggi attribuiti.' }),
    );
    await releaseKey(ground, tender.id, tender.custody, 'economic', lot);
    await waitForLot(ground, tender, lot, 'economicEvaluation');
    await untilRead(() => client.command(tender.id, 'formRanking', { lot, reasons: 'Graduatoria.' }));
  }
}

async function declare(ground: ProvingGround, { id }: ProofTender, stage: string): Promise<void> {
  const body = { stage, text: 'Nessun conflitto di interessi.' };
  await untilRead(() =>
    ground.person('commissioner1').client.post(`/tenders/${id}/declarations`, z.unknown(), { body }),
  );
}

async function score(
  ground: ProvingGround,
  { id }: ProofTender,
  lot: LotId,
  admitted: readonly PreparedBid[],
): Promise<void> {
  const { client } = ground.person('commissioner1');
  const path = `/tenders/${id}/lots/${lot}/scores`;
  for (const [at, { bid }] of admitted.entries()) {
    const body = { criteria: { T1: { coefficient: `0.${8 - at}`, reason: 'Soluzione valida.' } } };
    await untilRead(() => client.put(`${path}/${bid}`, z.unknown(), { body }));
  }
  await client.post(`${path}/confirm`, z.unknown(), { body: {} });
}

function waitForLot(ground: ProvingGround, { id }: ProofTender, lot: LotId, phase: LotPhase): Promise<true> {
  return pollUntil(`${lot} ${phase}`, async () => {
    const { lots } = await viewTender(ground, id);
    return lots.some((found) => found.id === lot && found.phase === phase) || undefined;
  });
}

/** Envelopes are read by an effect, moments after their key: what needs the reading is refused until then. */
async function untilRead(act: () => Promise<unknown>): Promise<void> {
  await pollUntil(
    'the reading of the envelopes',
    async () => {
      try {
        await act();
        return true;
      } catch (error) {
        if (error instanceof Problem && error.status !== 422) return undefined;
        throw error;
      }
    },
    { forMs: 20_000 },
  );
}
