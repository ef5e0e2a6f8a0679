import { expect } from 'chai';
import { LimitedPrinter } from '../../../activities/documents/limited-printer.js';
import { bidReceipt } from '../../../proofs/documents/samples/notice-samples.js';
import type { DocumentRequest } from '../../../templates/documents/document-data.js';
import { codeOf } from '../../bidding/bid-fixture.js';

const request: DocumentRequest = { kind: 'bidReceipt', lang: 'it', data: bidReceipt, simulation: false };

describe('a printer that people ask directly', () => {
  it('sets one document at a time, and sends away at once who comes when a hundred wait', async () => {
    const running: (() => void)[] = [];
    let most = 0;
    const printer = new LimitedPrinter({
      print: async () => {
        await new Promise<void>((resolve) => {
          running.push(resolve);
          most = Math.max(most, running.length);
        });
        return new Uint8Array();
      },
    });
    const asked = Array.from({ length: 110 }, () => codeOf(printer.print(request, null)));
    const sentAway = await Promise.all(asked.slice(101));
    expect(sentAway).to.deep.equal(Array.from({ length: 9 }, () => 'temporarilyUnavailable'));
    for (let printed = 0; printed < 101; printed += 1) {
      running.shift()?.();
      await new Promise(setImmediate);
    }
    expect(new Set(await Promise.all(asked.slice(0, 101)))).to.deep.equal(new Set(['none']));
    expect(most).to.equal(1);
  });

  it('passes on what goes wrong, and prints the next', async () => {
    let isBroken = true;
    const printer = new LimitedPrinter({
      print: () => (isBroken ? Promise.reject(new Error('no ink')) : Promise.resolve(new Uint8Array(1))),
    });
    expect(await printer.print(request, null).catch(String)).to.equal('Error: no ink');
    isBroken = false;
    expect(await printer.print(request, null)).to.have.length(1);
  });
});
