import { waitForPhase } from '../acts/move-clock.js';
import { readCommunications } from '../acts/read-communications.js';
import { releaseShare } from '../bando-commands.js';
import { reachClosed } from '../main-line.js';
import type { DemoPath } from './path.js';
import { expectRefused } from './expect.js';

/** The interest that the tender served is gone: the organ takes it back while everything is sealed, and it stays sealed. */
export const revoca: DemoPath = {
  name: 'revoca',
  title: { it: 'Revoca della gara', en: 'Revocation of the tender' },
  article: 'art. 21-quinquies L. 241/1990',
  play: async (rehearsal) => {
    const { organ, rup, custodians } = rehearsal.cast;
    const reasons = 'È venuta meno la copertura finanziaria: il programma regionale è stato rimodulato.';
    await reachClosed(rehearsal);
    await rehearsal.step('The RUP may not revoke: the organ that decided the tender does', async () => {
      await expectRefused('notPermitted', () => rehearsal.act(rup, 'revokeTender', { reasons }));
    });
    await rehearsal.step('The organ revokes, with its reasons', async () => {
      await rehearsal.act(organ, 'revokeTender', { reasons });
      await waitForPhase(rehearsal, 'revoked');
    });
    await rehearsal.step('Nobody opens an envelope any more', async () => {
      const [custodian] = custodians;
      if (!custodian) throw new Error('a tender has custodians');
      const key = { kind: 'administrative', lot: null } as const;
      await expectRefused('notPermitted', () => releaseShare(rehearsal, custodian, key));
    });
    await rehearsal.step('Every bidder is told', async () => {
      await readCommunications(rehearsal, 'revocation', rehearsal.bidOf.size);
    });
  },
};
