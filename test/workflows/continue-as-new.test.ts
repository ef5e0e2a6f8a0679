import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import type { Command } from '../../domain/tender/commands.js';
import type { TenderId } from '../../domain/types.js';
import { stateQuery, tenderWorkflowId } from '../../workflows/tender/messages.js';
import { eventually } from './eventually.js';
import { InMemoryRecorder } from './in-memory-recorder.js';
import { act, rehearsedBids, rehearsedLots } from './rehearsed-events.js';
import { envelopeOf, startRehearsal } from './rehearsal.js';
import type { Rehearsal } from './rehearsal.js';
import { startShortHistoryServer } from './short-history-server.js';
import type { ShortHistoryServer } from './short-history-server.js';

describe('a tender that continues as new', function () {
  this.timeout(120_000);
  let server: ShortHistoryServer;
  let rehearsal: Rehearsal;
  const recorder = new InMemoryRecorder(() => ({
    submissionDeadline: new Date(Date.now() + 30 * 86_400_000).toISOString(),
    standstillMs: 1000,
    lots: rehearsedLots,
    bids: rehearsedBids,
  }));

  before(async () => {
    server = await startShortHistoryServer(60);
    rehearsal = await startRehearsal(recorder, server.address);
    await rehearsal.startWorker();
  });
  after(async () => {
    await rehearsal.end();
    await server.stop();
  });

  const handleOf = (tender: TenderId) => rehearsal.client.workflow.getHandle(tenderWorkflowId(tender));
  const runOf = async (tender: TenderId) => (await handleOf(tender).describe()).runId;
  const send = (tender: TenderId, command: Command, key = '') =>
    rehearsal.sender.send(envelopeOf(tender, command, 'rup', key));

  async function launched(): Promise<TenderId> {
    const tender = randomUUID() as TenderId;
    const launch: Command = { type: 'adoptDecision', data: { act } };
    await rehearsal.sender.launch(envelopeOf(tender, launch, 'awardOrgan'), { title: 'Telemonitoraggio' });
    return tender;
  }

  it('answers every command, over many runs, and agrees with the record', async () => {
    const tender = await launched();
    const firstRun = await runOf(tender);
    await send(tender, { type: 'publishTender', data: { act } });
    await rehearsal.processes.tell(
      envelopeOf(tender, { type: 'confirmPublication', data: { channel: 'profile' } }, 'engine'),
    );
    await eventually(
      () => recorder.stateOf(tender)?.phase,
      (phase) => phase === 'bidding',
    );
    const keys = Array.from({ length: 60 }, (_, index) => `rectification ${index}`);
    const worker = async (): Promise<void> => {
      for (let key = keys.pop(); key; key = keys.pop()) {
        expect(
          await send(tender, { type: 'rectifyTender', data: { act, significant: false } }, key),
        ).to.include({
          status: 'accepted',
        });
      }
    };
    await Promise.all([worker(), worker(), worker(), worker()]);
    expect(recorder.eventsOf(tender)).to.have.length(63);
    expect(await runOf(tender)).not.to.equal(firstRun);
    const state = await eventually(
      () => handleOf(tender).query(stateQuery),
      (found) => found?.version === 63,
    );
    expect(state).to.deep.equal(recorder.stateOf(tender));
  });

  // Without an event of its own at the start of a run, the command after a refused one waited 10 seconds.
  it('answers at once the command that follows a refused one at the start of a run', async () => {
    for (let round = 0; round < 3; round += 1) {
      const tender = await launched();
      const firstRun = await runOf(tender);
      for (let minute = 1; (await runOf(tender)) === firstRun; minute += 1) {
        const to = new Date(Date.now() + minute * 60_000).toISOString();
        await send(tender, { type: 'fastForward', data: { to } });
      }
      const refused: unknown = await send(tender, { type: 'closeAdmissions', data: { act } }).catch(
        (e: unknown) => e,
      );
      expect(refused).to.have.property('code', 'commandNotAllowedInPhase');
      const sentAt = Date.now();
      expect(await send(tender, { type: 'revokeTender', data: { act } })).to.include({ status: 'accepted' });
      expect(Date.now() - sentAt).to.be.below(3000);
    }
  });
});
