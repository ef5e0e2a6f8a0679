import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { DomainError } from '../../domain/errors.js';
import type { Command } from '../../domain/tender/commands.js';
import { engineCommand } from '../../activities/engine-command.js';
import type { Instant, TenderId } from '../../domain/types.js';
import { stateQuery, tenderWorkflowId } from '../../workflows/tender/messages.js';
import { eventually } from './eventually.js';
import { InMemoryRecorder } from './in-memory-recorder.js';
import { act, rehearsedBids, rehearsedLots } from './rehearsed-events.js';
import { envelopeOf, startRehearsal } from './rehearsal.js';
import type { Rehearsal } from './rehearsal.js';

const title = 'Telemonitoraggio';
const launch: Command = { type: 'adoptDecision', data: { act } };
const publish: Command = { type: 'publishTender', data: { act } };
const revoke: Command = { type: 'revokeTender', data: { act } };

function inMs(ms: number): Instant {
  return new Date(Date.now() + ms).toISOString();
}

describe('the process of a tender', function () {
  this.timeout(60_000);
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
  after(() => rehearsal.end());

  async function launched(deadline?: Instant): Promise<TenderId> {
    const tender = randomUUID() as TenderId;
    if (deadline) deadlines.set(tender, deadline);
    const outcome = await rehearsal.sender.launch(envelopeOf(tender, launch, 'awardOrgan'), { title });
    expect(outcome).to.include({ status: 'accepted', version: 1 });
    return tender;
  }

  const send = (tender: TenderId, command: Command, key = '') =>
    rehearsal.sender.send(envelopeOf(tender, command, 'rup', key));

  const published = async (deadline?: Instant): Promise<TenderId> => {
    const tender = await launched(deadline);
    await send(tender, publish);
    await rehearsal.processes.tell(
      engineCommand(tender, { type: 'confirmPublication', data: { channel: 'profile' } }, 'profile'),
    );
    await eventually(
      () => recorder.stateOf(tender)?.phase,
      (phase) => phase === 'bidding' || phase === 'closed',
    );
    return tender;
  };

  const handleOf = (tender: TenderId) => rehearsal.client.workflow.getHandle(tenderWorkflowId(tender));

  it('records the launch first and answers it', async () => {
    const tender = await launched();
    expect(recorder.eventsOf(tender).map(({ type }) => type)).to.deep.equal(['decisionAdopted']);
  });

  it('answers a repeated launch as the first time', async () => {
    const tender = await launched();
    const again = await rehearsal.sender.launch(envelopeOf(tender, launch, 'awardOrgan'), { title });
    expect(again).to.include({ status: 'accepted', version: 1 });
    expect(recorder.eventsOf(tender)).to.have.length(1);
  });

  it('ends the run of a refused launch and answers the refusal', async () => {
    const tender = randomUUID() as TenderId;
    const outcome = await rehearsal.sender.launch(envelopeOf(tender, publish), { title });
    expect(outcome).to.have.property('status', 'refused');
    const { status } = await handleOf(tender).describe();
    expect(status.name).to.equal('COMPLETED');
  });

  it('refuses early, with the code and the article, what the table forbids in this phase', async () => {
    const tender = await launched();
    const error: unknown = await send(tender, { type: 'closeAdmissions', data: { act } }).catch(
      (e: unknown) => e,
    );
    expect(error).to.be.instanceOf(DomainError);
    expect(error).to.deep.include({
      code: 'commandNotAllowedInPhase',
      params: { command: 'closeAdmissions', phase: 'decided', lot: null },
      article: 'annex I.2 art. 7',
    });
  });

  it('takes facts in turn and keeps its memo readable', async () => {
    const tender = await published();
    const state = await handleOf(tender).query(stateQuery);
    expect(state).to.deep.equal(recorder.stateOf(tender));
    const { memo } = await handleOf(tender).describe();
    expect(memo).to.include({ title, phase: 'bidding', nextKind: 'enquiriesClose' });
    expect(memo).to.have.property('nextInstant', state?.enquiriesCloseAt);
  });

  it('closes by itself at the deadline, not before', async () => {
    const deadline = inMs(2000);
    const tender = await published(deadline);
    await eventually(
      () => recorder.stateOf(tender)?.phase,
      (phase) => phase === 'closed',
    );
    const pass = recorder.passes.filter((one) => one.tender === tender).at(-1);
    expect(pass?.at).to.be.within(Date.parse(deadline), Date.parse(deadline) + 1000);
    await eventually(
      async () => (await handleOf(tender).query(stateQuery))?.phase,
      (phase) => phase === 'closed',
    );
  });

  it('waits on when the clock of the record says that it is early', async () => {
    const deadline = inMs(1500);
    const tender = await published(deadline);
    recorder.skewMs = -700;
    try {
      await eventually(
        () => recorder.stateOf(tender)?.phase,
        (phase) => phase === 'closed',
      );
    } finally {
      recorder.skewMs = 0;
    }
    const passes = recorder.passes.filter((one) => one.tender === tender);
    expect(passes.map(({ status }) => status)).to.include.members(['early', 'passed']);
    expect(passes.at(-1)?.at).to.be.at.least(Date.parse(deadline) + 700);
  });

  it('sets its timer again when the deadline moves', async () => {
    const tender = await published(inMs(1200));
    const submissionDeadline = inMs(3000);
    await send(tender, {
      type: 'extendSubmission',
      data: { act, submissionDeadline, cause: 'choice', malfunctions: [] },
    });
    await eventually(
      () => recorder.stateOf(tender)?.phase,
      (phase) => phase === 'closed',
    );
    expect(Date.parse(recorder.stateOf(tender)?.closedAt ?? '')).to.be.at.least(
      Date.parse(submissionDeadline),
    );
  });

  it('sets its timer again when the clock of a simulation is moved forward', async () => {
    const tender = await published();
    const state = recorder.stateOf(tender);
    const to = new Date(Date.parse(state?.submissionDeadline ?? '') - 1000).toISOString();
    await send(tender, { type: 'fastForward', data: { to } });
    const closed = await eventually(
      () => recorder.stateOf(tender),
      (tenderNow) => tenderNow?.phase === 'closed',
    );
    expect(closed?.enquiriesClosedAt).to.be.a('string');
  });

  it('answers contradictory commands one at a time: exactly one wins', async () => {
    const tender = await launched();
    const answers = await Promise.allSettled([send(tender, revoke), send(tender, publish)]);
    const accepted = answers.filter((one) => one.status === 'fulfilled' && one.value.status === 'accepted');
    // Publication may come first and be revoked then; two publications, or a publication of what is revoked, may not.
    expect(recorder.eventsOf(tender).map(({ type }) => type)).to.satisfy(
      (types: string[]) => types.at(-1) === 'tenderRevoked' && types.length === 1 + accepted.length,
    );
  });

  it('ends when the tender ends; a later command learns that no process runs', async () => {
    const tender = await launched();
    await send(tender, revoke);
    await eventually(
      async () => (await handleOf(tender).describe()).status.name,
      (name) => name === 'COMPLETED',
    );
    expect(await send(tender, publish)).to.deep.equal({ status: 'noProcess' });
  });

  it('folds events that were recorded elsewhere when it is told of them', async () => {
    const tender = await published();
    recorder.append(tender, { type: 'enquiriesClosed', data: { dueAt: inMs(0) } });
    await rehearsal.processes.tellEventsRecorded(tender);
    await eventually(
      async () => (await handleOf(tender).query(stateQuery))?.version,
      (version) => version === 4,
    );
  });

  it('is rebuilt from the record when Temporal has lost it', async () => {
    const tender = await published();
    await handleOf(tender).terminate('lost');
    expect(await rehearsal.processes.tellEventsRecorded(tender)).to.equal(false);
    await rehearsal.processes.ensureRunning({ tender, title });
    const state = await eventually(
      () => handleOf(tender).query(stateQuery),
      (found) => found !== null,
    );
    expect(state).to.deep.equal(recorder.stateOf(tender));
  });
});
