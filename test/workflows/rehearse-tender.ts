import { randomUUID } from 'node:crypto';
import { engineCommand } from '../../activities/engine-command.js';
import type { Command, CommandData, CommandType, Role } from '../../domain/tender/commands.js';
import { nextDeadline } from '../../domain/tender/deadlines.js';
import { isKeyRead } from '../../domain/tender/opening/state.js';
import { eventOf } from '../../domain/tender/events.js';
import type { Tender, TenderPhase } from '../../domain/tender/tender.js';
import type { BidId, EnvelopeKind, LotId, PersonId, TenderId } from '../../domain/types.js';
import { eventually } from './eventually.js';
import { InMemoryRecorder } from './in-memory-recorder.js';
import { act, rehearsedBids, rehearsedLots, type Terms } from './rehearsed-events.js';
import { envelopeOf } from './rehearsal.js';
import type { Rehearsal } from './rehearsal.js';

/** `clocks`: of a tender that reminds of its terms, and awaits its signatures and award notices. */
export function rehearsalRecorder(clocks?: Terms['clocks']): InMemoryRecorder {
  return new InMemoryRecorder(() => ({
    ...(clocks && { clocks }),
    submissionDeadline: new Date(Date.now() + 30 * 86_400_000).toISOString(),
    standstillMs: 32 * 86_400_000,
    lots: rehearsedLots,
    bids: rehearsedBids,
  }));
}

const earlyEnds = {
  revoked: 'revokeTender',
  annulled: 'annulTender',
  keysLost: 'declareKeysLost',
} as const satisfies Partial<Record<TenderPhase, CommandType>>;
type EarlyEnd = keyof typeof earlyEnds;

/** Walks one tender through every phase. `onPhase` is called in each, the process resting there. */
export class TenderWalk {
  readonly tender = randomUUID() as TenderId;
  private sent = 0;
  private hasReminded = false;

  constructor(
    private readonly rehearsal: Rehearsal,
    private readonly recorder: InMemoryRecorder,
    private readonly onPhase: (phase: string, tender: TenderId) => Promise<void>,
  ) {}

  async toEnd(): Promise<void> {
    await this.launch();
    await this.publish();
    await this.onPhase('bidding', this.tender);
    await this.toClosing();
    await this.onPhase('closed', this.tender);
    await this.admit();
    await this.onPhase('evaluation', this.tender);
    for (const lot of rehearsedLots) await this.award(lot);
    await this.onPhase('concluded', this.tender);
  }

  async launch(): Promise<void> {
    const envelope = envelopeOf(this.tender, { type: 'adoptDecision', data: { act } }, 'awardOrgan');
    await this.rehearsal.sender.launch(envelope, { title: 'Telemonitoraggio' });
    await this.onPhase('decided', this.tender);
  }

  /** Ended before anybody could bid, by the act that leads to this phase. */
  async endEarly(phase: EarlyEnd): Promise<void> {
    await this.launch();
    await this.publish();
    await this.send(earlyEnds[phase], { act }, 'awardOrgan');
    await this.onPhase(phase, this.tender);
  }

  /** Published, suspended and, once that was told, resumed. */
  async suspend(): Promise<void> {
    await this.launch();
    await this.publish();
    await this.send('suspendTender', { act, cause: 'choice', malfunctions: [] });
    await this.onPhase('suspended', this.tender);
    await this.send('resumeTender', { act });
  }

  private async publish(): Promise<void> {
    await this.send('publishTender', { act });
    await this.onPhase('publishing', this.tender);
    await this.fact({ type: 'confirmPublication', data: { channel: 'profile' } }, 'profile');
    await this.reached((state) => state.phase === 'bidding');
  }

  private async toClosing(): Promise<void> {
    const submissionDeadline = new Date(Date.now() + 40 * 86_400_000).toISOString();
    await this.send('rectifyTender', { act, significant: false });
    await this.send('extendSubmission', { act, submissionDeadline, cause: 'choice', malfunctions: [] });
    while (this.state.phase === 'bidding') await this.toNextInstant();
  }

  private async admit(): Promise<void> {
    await this.open('administrative', null);
    await this.onPhase('admission', this.tender);
    const [first, second] = rehearsedBids.map(({ bid }) => bid) as [BidId, BidId];
    await this.send('requestIntegration', { act, bid: second, days: 5 });
    await this.toNextInstant();
    await this.send('admitBid', { act, bid: first, lots: rehearsedLots });
    await this.send('excludeBid', { act, bid: second, lots: rehearsedLots, ground: 'art. 101 c. 2' });
    await this.send('closeAdmissions', { act });
    await this.send(
      'appointCommission',
      { act, members: ['m' as PersonId], chair: 'm' as PersonId },
      'awardOrgan',
    );
  }

  private async award(lot: LotId): Promise<void> {
    const bid = rehearsedBids[0]?.bid as BidId;
    await this.open('technical', lot);
    await this.send('freezeScores', { act, lot }, 'commissioner');
    await this.open('economic', lot);
    await this.send('formRanking', { act, lot }, 'commissioner');
    await this.send('requestExplanations', { act, lot, bid, days: 15 });
    await this.onPhase(`anomaly-${lot}`, this.tender);
    await this.toNextInstant();
    await this.send('judgeExplanations', { act, lot, bid, outcome: 'justified' });
    await this.send('proposeAward', { act, lot }, 'commissioner');
    await this.send('verifyRequirements', { act, lot });
    await this.send('awardLot', { act, lot }, 'awardOrgan');
    await this.fact({ type: 'confirmAwardCommunicated', data: { lot } }, lot);
    await this.reached((state) => state.lots[lot]?.phase === 'standstill');
    await this.onPhase(`standstill-${lot}`, this.tender);
    // Another lot may have terms of its own meanwhile.
    while (this.state.lots[lot]?.phase === 'standstill') await this.toNextInstant();
    await this.onPhase(`signable-${lot}`, this.tender);
    await this.send('signContract', { act, lot }, 'awardOrgan');
  }

  /** As the k-th share would: recorded by a transaction of the API, told by a signal, read by an effect. */
  private async open(kind: EnvelopeKind, lot: LotId | null): Promise<void> {
    const bids = rehearsedBids.map(({ bid }) => bid);
    this.recorder.append(this.tender, eventOf('envelopesOpened', { kind, lot, bids, unreadable: [] }));
    await this.rehearsal.processes.tellEventsRecorded(this.tender);
    await this.fact({ type: 'confirmReading', data: { kind, lot } }, `${kind}/${lot}`);
    await this.reached((state) => isKeyRead(state, kind, lot));
  }

  /** To the next term, with the reminders before it. */
  private async toNextInstant(): Promise<void> {
    const next = nextDeadline(this.state);
    if (!next) throw new Error('no instant is awaited');
    await this.send('fastForward', { to: new Date(Date.parse(next.dueAt) - 300).toISOString() });
    await this.reached((state) => nextDeadline(state)?.dueAt !== next.dueAt);
    if (next.kind !== 'reminder') return;
    if (!this.hasReminded) await this.onPhase('reminded', this.tender);
    this.hasReminded = true;
    await this.toNextInstant();
  }

  private async send<T extends CommandType>(
    type: T,
    data: CommandData[T],
    role: Role = 'rup',
  ): Promise<void> {
    this.sent += 1;
    const command = { type, data } as unknown as Command;
    const outcome = await this.rehearsal.sender.send(
      envelopeOf(this.tender, command, role, String(this.sent)),
    );
    if (outcome.status !== 'accepted') throw new Error(`${type}: ${JSON.stringify(outcome)}`);
  }

  private async fact(command: Command, detail: string): Promise<void> {
    await this.rehearsal.processes.tell(engineCommand(this.tender, command, detail));
  }

  private async reached(holds: (state: Tender) => boolean): Promise<void> {
    await eventually(() => holds(this.state), Boolean);
  }

  private get state(): Tender {
    const state = this.recorder.stateOf(this.tender);
    if (!state) throw new Error('not launched');
    return state;
  }
}
