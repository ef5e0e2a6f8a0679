import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { engineCommand } from '../../activities/engine-command.js';
import type { Command } from '../../domain/tender/commands.js';
import { eventOf } from '../../domain/tender/events.js';
import type { Instant, TenderId } from '../../domain/types.js';
import { eventually } from './eventually.js';
import { InMemoryRecorder } from './in-memory-recorder.js';
import { act, rehearsedBids, rehearsedLots } from './rehearsed-events.js';
import { envelopeOf, startRehearsal } from './rehearsal.js';
import type { Rehearsal } from './rehearsal.js';

const title = 'Telemonitoraggio';
const launch: Command = { type: 'adoptDecision', data: { act } };
const publish: Command = { type: 'publishTender', data: { act } };
const confirm: Command = { type: 'confirmPublication', data: { channel: 'profile' } };

const lostDatabase = (): Error => Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
const brokenStatement = (): Error => Object.assign(new Error('syntax error'), { code: '42601' });

function inMs(ms: number): Instant {
  return new Date(Date.now() + ms).toISOString();
}

describe('the process of a tender in trouble', function () {
  this.timeout(120_000);
  let rehearsal: Rehearsal;
  const deadlines = new Map<TenderId, Instant>();
  const recorder = new InMemoryRecorder((tender) => ({
    submissionDeadline: deadlines.get(tender) ?? inMs(30 * 86_400_000),
    standstillMs: 1000,
    lots: rehearsedLots,
    bids: rehearsedBids,
  }));

  before(async () => {
    rehearsal = await startRehearsal(recorder);
    await rehearsal.startWorker();
  });
  afterEach(() => {
    recorder.outage = null;
    recorder.lostAnswer = null;
  });
  after(() => rehearsal.end());

  async function launched(deadline?: Instant): Promise<TenderId> {
    const tender = randomUUID() as TenderId;
    if (deadline) deadlines.set(tender, deadline);
    await rehearsal.sender.launch(envelopeOf(tender, launch, 'awardOrgan'), { title });
    return tender;
  }

  const send = (tender: TenderId, command: Command, key = '') =>
    rehearsal.sender.send(envelopeOf(tender, command, 'rup', key));

  const published = async (deadline?: Instant): Promise<TenderId> => {
    const tender = await launched(deadline);
    await send(tender, publish);
    await rehearsal.processes.tell(engineCommand(tender, confirm, 'profile'));
    await phaseReached(tender, 'bidding');
    return tender;
  };

  const phaseReached = (tender: TenderId, phase: string) =>
    eventually(
      () => recorder.stateOf(tender)?.phase,
      (found) => found === phase,
    );

  it('brings a command through a database that is away', async () => {
    const tender = await launched();
    recorder.outage = lostDatabase;
    const sending = send(tender, publish);
    setTimeout(() => (recorder.outage = null), 2000);
    expect(await sending).to.include({ status: 'accepted', version: 2 });
  });

  it('refuses nothing by a state that a lost answer has left behind', async () => {
    const tender = await launched();
    recorder.lostAnswer = lostDatabase;
    const publishing = send(tender, publish);
    await phaseReached(tender, 'publishing');
    recorder.append(tender, eventOf('tenderPublished', { publishedAt: inMs(0), channel: 'profile' }));
    const rectifying = send(tender, { type: 'rectifyTender', data: { act, significant: false } });
    setTimeout(() => (recorder.lostAnswer = null), 1500);
    expect(await publishing).to.include({ status: 'accepted' });
    expect(await rectifying).to.include({ status: 'accepted' });
  });

  it('closes once the database is back, when it was away at the deadline', async () => {
    const tender = await published(inMs(1500));
    recorder.outage = lostDatabase;
    setTimeout(() => (recorder.outage = null), 6000);
    await eventually(
      () => recorder.stateOf(tender)?.phase,
      (phase) => phase === 'closed',
      20_000,
    );
    expect(recorder.eventsOf(tender).filter(({ type }) => type === 'submissionClosed')).to.have.length(1);
  });

  it('hears commands while a due instant waits for the database', async () => {
    const tender = await published(inMs(500));
    recorder.outage = lostDatabase;
    await new Promise((resolve) => setTimeout(resolve, 4000));
    const sending = send(tender, {
      type: 'appointCommission',
      data: { act, members: [], chair: 'c' as never },
    });
    recorder.outage = null;
    expect(await sending).to.include({ status: 'accepted' });
  });

  it('closes later, and the process goes on, when the record was certain to fail at the deadline', async () => {
    const tender = await published(inMs(1500));
    recorder.outage = brokenStatement;
    await new Promise((resolve) => setTimeout(resolve, 5000));
    recorder.outage = null;
    await phaseReached(tender, 'closed');
  });

  it('fails the command, and not the process, when the record is certain to fail', async () => {
    const tender = await launched();
    recorder.outage = brokenStatement;
    const error: unknown = await send(tender, publish).catch((failure: unknown) => failure);
    expect(error).to.be.instanceOf(Error);
    recorder.outage = null;
    expect(await send(tender, publish, 'again')).to.include({ status: 'accepted' });
  });

  it('keeps a fact that could not be recorded and records it later', async () => {
    const tender = await launched();
    await send(tender, publish);
    recorder.outage = brokenStatement;
    await rehearsal.processes.tell(engineCommand(tender, confirm, 'profile'));
    await new Promise((resolve) => setTimeout(resolve, 2000));
    recorder.outage = null;
    await eventually(
      () => recorder.stateOf(tender)?.phase,
      (phase) => phase === 'bidding',
      20_000,
    );
  });

  it('goes on where it was after the worker was away', async () => {
    const deadline = inMs(3000);
    const tender = await published(deadline);
    await rehearsal.stopWorker();
    const sending = send(tender, { type: 'rectifyTender', data: { act, significant: false } });
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await rehearsal.startWorker();
    expect(await sending).to.have.property('status');
    await phaseReached(tender, 'closed');
  });
});
