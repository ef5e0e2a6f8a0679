import { createServer, type AddressInfo, type Server } from 'node:net';
import { once } from 'node:events';
import { expect } from 'chai';
import { choosePorts, portNames, usualPorts } from '../../stack/ports.js';

describe('the ports of the stack', () => {
  let occupant: Server;
  let occupied: number;

  before(async () => {
    occupant = createServer().listen(0, '127.0.0.1');
    await once(occupant, 'listening');
    occupied = (occupant.address() as AddressInfo).port;
  });
  after(() => occupant.close());

  it('are the remembered ones before the usual ones', async () => {
    const first = await choosePorts({}, {});
    expect(await choosePorts(first, usualPorts)).to.deep.equal(first);
  });

  it('are others where the remembered or the usual one is taken', async () => {
    const chosen = await choosePorts({ api: occupied }, { api: occupied, temporal: occupied });
    expect(chosen.api).to.not.equal(occupied);
    expect(chosen.temporal).to.not.equal(occupied);
  });

  it('are all different, also when two were remembered as one', async () => {
    const { api } = await choosePorts({}, {});
    const chosen = await choosePorts({ api, temporal: api }, { postgres: api });
    expect(new Set(Object.values(chosen)).size).to.equal(portNames.length);
  });
});
