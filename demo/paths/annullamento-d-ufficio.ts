import { waitForPhase } from '../acts/move-clock.js';
import { reachAdmission } from '../main-line.js';
import type { DemoPath } from './path.js';
import { expectRefused } from './expect.js';

/** The authority finds its own call unlawful and annuls it, within the term that the law gives for it. */
export const annullamentoDUfficio: DemoPath = {
  name: 'annullamento-d-ufficio',
  title: { it: "Annullamento d'ufficio", en: 'Annulment by the authority itself' },
  article: 'art. 21-nonies L. 241/1990',
  play: async (rehearsal) => {
    const { organ, rup } = rehearsal.cast;
    await reachAdmission(rehearsal);
    await rehearsal.step('The organ annuls the procedure, with the reasons of public interest', async () => {
      await rehearsal.act(organ, 'annulTender', {
        reasons:
          'Il disciplinare fissa un requisito che la legge non consente; prevale l’interesse al ripristino.',
      });
      await waitForPhase(rehearsal, 'annulled');
    });
    await rehearsal.step('Nothing more can be done in it', async () => {
      await expectRefused('commandNotAllowedInPhase', () =>
        rehearsal.act(rup, 'closeAdmissions', { reasons: 'Verbale.' }),
      );
    });
  },
};
