import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { expect } from 'chai';
import { CommandSender } from '../../application/tenders/send-command.js';
import { openTemporalClient } from '../../application/tenders/temporal-client.js';
import { TenderProcesses } from '../../application/tenders/tender-processes.js';
import { DomainError } from '../../domain/errors.js';
import type { Command } from '../../domain/tender/commands.js';
import type { TenderId } from '../../domain/types.js';
import { makeVarDir, startParts } from '../stack/temporary-stack.js';
import { act } from './rehearsed-events.js';
import { rehearsalRecorder } from './rehearse-tender.js';
import { envelopeOf, startRehearsal } from './rehearsal.js';

const launch: Command = { type: 'adoptDecision', data: { act } };
const title = 'Telemonitoraggio';

describe('sending a command', function () {
  this.timeout(120_000);
  const tender = randomUUID() as TenderId;

  it('says within seconds, and with a stable code, that the engine cannot be reached', async () => {
    const client = openTemporalClient({ address: '127.0.0.1:1', namespace: 'default' });
    const sentAt = Date.now();
    const error: unknown = await new CommandSender(client)
      .send(envelopeOf(tender, launch))
      .catch((failure: unknown) => failure);
    expect(error).to.be.instanceOf(DomainError).with.property('code', 'temporarilyUnavailable');
    expect(Date.now() - sentAt).to.be.below(6000);
    await client.connection.close();
  });

  it('answers pending when nobody answers in time', async () => {
    const sockets: Socket[] = [];
    const silent = createServer((socket) => sockets.push(socket)).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const client = openTemporalClient({ address: `127.0.0.1:${port}`, namespace: 'default' });
    const sender = new CommandSender(client, { answerMs: 500, offerMs: 1000 });
    expect(await sender.send(envelopeOf(tender, launch))).to.deep.equal({ status: 'pending' });
    await client.connection.close();
    sockets.forEach((socket) => socket.destroy());
    silent.close();
  });

  it('goes on with the same client and the same tenders after the server was restarted', async () => {
    const varDir = makeVarDir();
    let stack = await startParts(varDir, ['temporal']);
    const address = stack.state.temporal?.address ?? '';
    const recorder = rehearsalRecorder();
    const rehearsal = await startRehearsal(recorder, address);
    await rehearsal.startWorker();
    await rehearsal.sender.launch(envelopeOf(tender, launch, 'awardOrgan'), { title });
    await stack.stop();
    const publish = envelopeOf(tender, { type: 'publishTender', data: { act } });
    const away: unknown = await rehearsal.sender.send(publish).catch((error: unknown) => error);
    expect(away).to.have.property('code', 'temporarilyUnavailable');
    stack = await startParts(varDir, ['temporal']);
    expect(stack.state.temporal?.address).to.equal(address);
    expect(await rehearsal.sender.send(publish)).to.include({ status: 'accepted', version: 2 });
    expect(await new TenderProcesses(rehearsal.client).tellEventsRecorded(tender)).to.equal(true);
    await rehearsal.end();
    await stack.stop();
  });
});
