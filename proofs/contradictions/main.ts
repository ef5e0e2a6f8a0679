import { setTimeout as sleep } from 'node:timers/promises';
import { registerAuthority, registerSuppliers, type SupplierPerson } from '../rig/authority.js';
import { commitBid, prepareBids } from '../rig/bidding.js';
import { releaseKey, takeCustody } from '../rig/custody.js';
import { numericOption } from '../rig/numeric-option.js';
import { onProvingGround, type ProvingGround } from '../rig/proving-ground.js';
import { approachDeadline, draftTender, waitForPhase, type ProofTender } from '../rig/tender.js';
import { Verdict } from '../rig/verdict.js';
import type { LotId } from '../../domain/types.js';
import { pairOf, sendTogether, type Answer, type Pair } from './pairs.js';
import { compareRecord } from './compare-record.js';

/** Commands that exclude each other, sent together: exactly one of each pair wins, and the record says the same. */

/** One tender from its decision to its revocation: adopt, publish, appoint, revoke, and these. */
const extensions = 22;
const bidders = 24;
const pairsPerTender = 4 + extensions + bidders;

const pairs = numericOption('pairs', 'CONTRADICTION_PAIRS', 500);
const dayMs = 86_400_000;
const leadMs = 1_500;

const verdict = new Verdict();
const log = (line: string): void => console.log(line);
const answers: { pair: Pair; given: Answer[] }[] = [];

async function proveContradictions(ground: ProvingGround): Promise<void> {
  await registerAuthority(ground);
  const suppliers = await registerSuppliers(ground, bidders);
  const tenders: ProofTender['id'][] = [];
  while (tenders.length * pairsPerTender < pairs) {
    tenders.push(await contradictThrough(ground, suppliers, tenders.length + 1));
    log(`${answers.length} pairs`);
  }
  judgePairs();
  for (const tender of tenders) await compareRecord(ground, tender, verdict);
}

async function contradictThrough(
  ground: ProvingGround,
  suppliers: readonly SupplierPerson[],
  number: number,
): Promise<ProofTender['id']> {
  const id = await draftTender(ground, { simulation: true, title: `Contraddizioni ${number}` });
  const contradict = async (pair: Pair): Promise<void> => {
    answers.push({ pair, given: await sendTogether(ground, id, pair) });
  };
  await contradict(pairOf.adoptions());
  const tender = { id, lots: ['LOT-0001' as LotId], custody: await takeCustody(ground, id) };
  await contradict(pairOf.publications());
  const { submissionDeadline } = await waitForPhase(ground, id, 'bidding');
  for (let day = 1; day <= extensions; day += 1) {
    await contradict(pairOf.extensions(new Date(Date.parse(submissionDeadline) + day * dayMs).toISOString()));
  }
  const bids = await prepareBids(suppliers, tender);
  for (const bid of bids) await commitBid(tender, bid);
  await closeAndOpen(ground, tender);
  for (const { bid } of bids) await contradict(pairOf.admissions(bid, tender.lots));
  await contradict(pairOf.commissions());
  await contradict(pairOf.revocations());
  return id;
}

async function closeAndOpen(ground: ProvingGround, tender: ProofTender): Promise<void> {
  await approachDeadline(ground, tender.id, leadMs);
  await sleep(leadMs);
  await waitForPhase(ground, tender.id, 'closed');
  await releaseKey(ground, tender.id, tender.custody, 'administrative', null);
  await waitForPhase(ground, tender.id, 'admission');
}

function judgePairs(): void {
  const kinds = new Map<string, { all: number; one: number; codes: Set<string> }>();
  for (const { pair, given } of answers) {
    const kind = kinds.get(pair.what) ?? { all: 0, one: 0, codes: new Set<string>() };
    kinds.set(pair.what, kind);
    kind.all += 1;
    if (given.filter(({ accepted }) => accepted).length === 1) kind.one += 1;
    for (const answer of given) if (!answer.accepted) kind.codes.add(answer.code);
  }
  for (const [what, { all, one, codes }] of kinds) {
    verdict.holds(
      `exactly one of each pair wins: ${what}`,
      one === all,
      `${one} of ${all} (refused with ${[...codes].join(', ')})`,
    );
  }
}

await onProvingGround({ log }, proveContradictions);
verdict.conclude(`${answers.length} pairs of contradictory commands`);
