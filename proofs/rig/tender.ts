import { z } from 'zod';
import { pollUntil } from '../../demo/client/retry.js';
import { tenderSchema, type TenderView } from '../../demo/tender-view.js';
import { testCig } from '../../domain/identifiers/cig.js';
import type { DeadlineKind } from '../../domain/tender/commands.js';
import type { TenderDraft } from '../../domain/tender/draft.js';
import type { TenderPhase } from '../../domain/tender/tender.js';
import type { AuthorityId, LotId, TenderId } from '../../domain/types.js';
import { authorityId, custodianHandles } from './authority.js';
import { takeCustody, threshold, type TenderCustody } from './custody.js';
import type { ProvingGround } from './proving-ground.js';
import { agreement, termsOfWork } from './terms-of-work.js';

export interface TenderOptions {
  readonly simulation: boolean;
  readonly title: string;
  readonly lots?: number;
  readonly baseCents?: number;
}

/** A tender of a proof: its id, and the keys that the clients of its people hold. */
export interface ProofTender {
  readonly id: TenderId;
  readonly lots: readonly LotId[];
  readonly custody: TenderCustody;
}

const draftAnswerSchema = z.object({ id: z.string().transform((id) => id as TenderId) });

const lotIdsOf = (count: number): LotId[] =>
  Array.from({ length: count }, (_, at) => `LOT-${String(at + 1).padStart(4, '0')}` as LotId);

function toDraft({ simulation, title, lots = 1, baseCents = 100_000_000 }: TenderOptions): TenderDraft {
  return {
    authority: authorityId as AuthorityId,
    procedure: 'open',
    simulation,
    title: { it: title, en: title },
    nuts: 'ITF4',
    innovation: null,
    submission: { days: 30, publishWithinDays: 3 },
    enquiriesCloseDaysBefore: 10,
    custody: threshold,
    commissioners: 1,
    abnormalElement: { kind: 'discountAbove', percent: '60.00' },
    economicScoresAfterExclusion: 'computeAgain',
    lots: lotIdsOf(lots).map((id) => ({
      id,
      title: { it: `Lotto ${id}`, en: `Lot ${id}` },
      baseCents,
      safetyCents: 100_000,
      cpv: '48180000',
      cig: testCig(`${title} ${id}`),
      economic: { max: 30, formula: { kind: 'linear' } },
      technicalThreshold: null,
      criteria: [{ id: 'T1', title: { it: 'Merito tecnico', en: 'Technical merit' }, max: 70 }],
      collectiveAgreement: agreement,
    })),
    ...termsOfWork,
    decision: {
      procedureChoice: 'Procedura aperta.',
      valueEstimate: 'Stima di mercato.',
      lots: 'Lotti funzionali.',
      collectiveAgreement: 'CCNL.',
      environmentalCriteria: 'Nessun CAM.',
    },
    cup: null,
    cui: null,
    documents: [],
  };
}

/** Drafts a tender with its roles; what launches it is the decision. */
export async function draftTender(ground: ProvingGround, options: TenderOptions): Promise<TenderId> {
  const { client } = ground.person('rup');
  const { id } = await client.post('/drafts', draftAnswerSchema, { body: toDraft(options) });
  const assignments = [
    { person: 'rup', role: 'rup' },
    { person: 'organ', role: 'awardOrgan' },
    { person: 'seggio', role: 'seggio' },
    { person: 'auditor', role: 'auditor' },
    ...custodianHandles.map((person) => ({ person, role: 'custodian' })),
  ];
  await client.put(`/drafts/${id}/roles`, z.unknown(), { body: { assignments } });
  return id;
}

/** From the draft to the open term for bids, by the acts of its people. */
export async function openTender(ground: ProvingGround, options: TenderOptions): Promise<ProofTender> {
  const id = await draftTender(ground, options);
  await ground.person('organ').client.command(id, 'adoptDecision', { reasons: 'Si decide di contrarre.' });
  const custody = await takeCustody(ground, id);
  await ground.person('rup').client.command(id, 'publishTender', { reasons: 'Si pubblica il bando.' });
  await waitForPhase(ground, id, 'bidding');
  return { id, lots: lotIdsOf(options.lots ?? 1), custody };
}

export function viewTender(ground: ProvingGround, tender: TenderId): Promise<TenderView> {
  return ground.person('rup').client.get(`/tenders/${tender}`, tenderSchema);
}

export function waitForPhase(
  ground: ProvingGround,
  tender: TenderId,
  phase: TenderPhase,
): Promise<TenderView> {
  return pollUntil(`phase ${phase}`, async () => {
    const view = await viewTender(ground, tender);
    return view.phase === phase ? view : undefined;
  });
}

const passLeadMs = 200;

/**
 * Moves the clock of a simulation to `leadMs` before the deadline for bids; the instants before it pass by themselves on
 * the way. Returns the instant of the deadline by the clock of this machine.
 */
export async function approachDeadline(
  ground: ProvingGround,
  tender: TenderId,
  leadMs: number,
): Promise<number> {
  const { client } = ground.person('rup');
  for (;;) {
    const { nextDeadline, submissionDeadline, now } = await viewTender(ground, tender);
    if (!nextDeadline) throw new Error('the term for bids is over');
    const isLast = nextDeadline.kind === 'submissionClose';
    const toMs = Date.parse(nextDeadline.dueAt) - (isLast ? leadMs : passLeadMs);
    if (toMs > Date.parse(now)) {
      await client.command(tender, 'fastForward', { to: new Date(toMs).toISOString() });
    }
    if (isLast) return wallClockOf(ground, tender, submissionDeadline);
    await passed(ground, tender, nextDeadline.kind);
  }
}

async function passed(ground: ProvingGround, tender: TenderId, kind: DeadlineKind): Promise<void> {
  await pollUntil(`${kind} passed`, async () =>
    (await viewTender(ground, tender)).nextDeadline?.kind === kind ? undefined : true,
  );
}

/** When the tender's clock will show `instant`, in milliseconds of this machine's clock, which is the database's. */
async function wallClockOf(ground: ProvingGround, tender: TenderId, instant: string): Promise<number> {
  const { rows } = await ground.owner.query<{ offset: string }>(
    'SELECT clock_offset_ms AS offset FROM tenders WHERE id = $1',
    [tender],
  );
  return Date.parse(instant) - Number(rows[0]?.offset);
}
