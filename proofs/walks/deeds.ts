import { z } from 'zod';
import type { LotId } from '../../domain/types.js';
import { findOpenStep } from '../../domain/tender/opening/order.js';
import { bidsIn, lotIdsOf, type Tender } from '../../domain/tender/tender.js';
import { keyRefsOf } from '../../domain/sealing/manifest.js';
import { commitBid, offerFile, plainFiles, prepareBid, type FilesOf } from '../rig/bidding.js';
import type { SupplierPerson } from '../rig/authority.js';
import { releaseKey } from '../rig/custody.js';
import type { ProvingGround } from '../rig/proving-ground.js';
import type { ProofTender } from '../rig/tender.js';
import type { Pick } from './pick.js';

/** What people do that is no command: bid, bring a share, declare, score. */
export interface Deed {
  readonly name: string;
  readonly run: () => Promise<unknown>;
  /** Whether once is enough. */
  readonly isOnce: boolean;
}

interface Doing {
  readonly ground: ProvingGround;
  readonly proof: ProofTender;
  readonly tender: Tender;
  readonly pick: Pick;
  /** Suppliers who will bid and have not yet. */
  readonly bidders: SupplierPerson[];
}

const discounts = ['10.00', '20.00', '35.00', '65.00'];
const coefficients = ['0.9', '0.6', '0.4'];

export function deedsFor(doing: Doing): Deed[] {
  return [...biddingFor(doing), ...releasesFor(doing), ...evaluationFor(doing)];
}

function biddingFor({ proof, tender, pick, bidders }: Doing): Deed[] {
  const [by] = bidders;
  if (tender.phase !== 'bidding' || !by) return [];
  const run = async (): Promise<void> => {
    bidders.shift();
    const discount = pick.one(discounts);
    const filesOf: FilesOf = (kind, lot) =>
      kind === 'economic'
        ? [offerFile(lot, discount, 1_000_000 * (100 - Number(discount)))]
        : plainFiles(kind, lot);
    await commitBid(proof, await prepareBid(by, proof, filesOf));
  };
  return [{ name: `${by.handle} bids`, run, isOnce: false }];
}

function releasesFor({ ground, proof, tender }: Doing): Deed[] {
  return keyRefsOf(proof.lots)
    .filter(({ kind, lot }) => findOpenStep(tender, kind, lot))
    .map(({ kind, lot }) => ({
      name: `custodians release ${kind} ${lot ?? ''}`.trimEnd(),
      isOnce: false,
      run: () => releaseKey(ground, proof.id, proof.custody, kind, lot),
    }));
}

function evaluationFor({ ground, proof, tender, pick }: Doing): Deed[] {
  const { client } = ground.person('commissioner1');
  if (!tender.commission) return [];
  const declarations = ['beforeNames', 'afterNames'].map((stage) => ({
    name: `declares ${stage}`,
    isOnce: true,
    run: () =>
      client.post(`/tenders/${proof.id}/declarations`, z.unknown(), {
        body: { stage, text: 'Nessun conflitto di interessi.' },
      }),
  }));
  const scores = lotIdsOf(tender)
    .filter((lot) => tender.lots[lot]?.phase === 'technicalEvaluation')
    .map((lot) => ({ name: `scores ${lot}`, run: () => score(lot), isOnce: true }));
  const score = async (lot: LotId): Promise<void> => {
    const path = `/tenders/${proof.id}/lots/${lot}/scores`;
    for (const bid of bidsIn(tender, lot, 'admitted')) {
      const body = { criteria: { T1: { coefficient: pick.one(coefficients), reason: 'Si motiva.' } } };
      await client.put(`${path}/${bid}`, z.unknown(), { body });
    }
    await client.post(`${path}/confirm`, z.unknown(), { body: {} });
  };
  return [...scores, ...declarations];
}
