import { signContracts } from '../acts/award-lots.js';
import { reachDeadline } from '../acts/move-clock.js';
import { playStage, reachAwarded } from '../main-line.js';
import type { DemoPath } from './path.js';
import { expectRefused } from './expect.js';
import { onlyLotOf } from './expect-order.js';
import { smallFixture } from './small-fixture.js';

/** Price 350,000.00 and safety 2,000.00 at a discount of 12.50 per cent: 12.5 per cent of the contract is due. */
const dueCents = 4_400_000;

/** The documents ask for guarantees: the contract waits for one of the due amount, with the reductions of the law. */
export const garanziaDefinitiva: DemoPath = {
  name: 'garanzia-definitiva',
  title: { it: 'Garanzia definitiva', en: 'Definitive guarantee' },
  article: 'arts 106 c. 8, 117',
  fixture: smallFixture({ guarantees: { provisionalPercent: null, definitive: true } }),
  play: async (rehearsal) => {
    const { rup } = rehearsal.cast;
    await reachAwarded(rehearsal);
    const lot = onlyLotOf(rehearsal);
    const register = (amountCents: number, grounds: string[]): Promise<unknown> =>
      rehearsal.act(rup, 'registerGuarantee', {
        reasons: 'Polizza digitale verificata sul sito dell’emittente; PMI come da DGUE.',
        ...{ lot, amountCents, grounds },
      });
    await playStage(rehearsal, 'contract', async () => {
      await rehearsal.step('The standstill is over; nobody signs without the guarantee', async () => {
        await rehearsal.quietly(() => reachDeadline(rehearsal, 'standstillEnd'));
        await expectRefused('guaranteeMissing', () => signContracts(rehearsal));
      });
      await rehearsal.step('One that is less than what is due is refused', async () => {
        await expectRefused('guaranteeTooLow', () => register(dueCents - 1, []));
      });
      await rehearsal.step(
        'A small enterprise with a digital guarantee gives half, less a tenth',
        async () => {
          await register((dueCents / 2) * 0.9, ['smallEnterprise', 'digital']);
        },
      );
      await rehearsal.step('The contract is signed', () => signContracts(rehearsal));
    });
  },
};
