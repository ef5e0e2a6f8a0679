import { reachClosed, reachPublished } from '../main-line.js';
import { expectRefused } from './expect.js';
import { readProposal } from './extension-proposals.js';
import type { DemoPath } from './path.js';

/** A significant change of the documents comes with the time that bidders need for it. */
export const rettificaConProroga: DemoPath = {
  name: 'rettifica-con-proroga',
  title: { it: 'Rettifica con proroga', en: 'Rectification with extension' },
  article: 'art. 92 c. 2 lett. b',
  play: async (rehearsal) => {
    const { rup } = rehearsal.cast;
    const rectification = {
      reasons: 'Il capitolato indicava un protocollo superato.',
      text: { it: 'Il profilo richiesto è FHIR R4.', en: 'The profile asked for is FHIR R4.' },
      significant: true,
    };
    await reachPublished(rehearsal);
    await rehearsal.step('A significant rectification that leaves the deadline is refused', async () => {
      await expectRefused('extensionRequired', () => rehearsal.act(rup, 'rectifyTender', rectification));
    });
    await rehearsal.step('The RUP reads which deadline the law asks for, and rectifies with it', async () => {
      const { proposedDeadline } = await readProposal(rehearsal, 'rectification');
      await rehearsal.act(rup, 'rectifyTender', { ...rectification, submissionDeadline: proposedDeadline });
      const { submissionDeadline } = await rehearsal.view();
      if (Date.parse(submissionDeadline) !== Date.parse(proposedDeadline))
        throw new Error(`the deadline is ${submissionDeadline}, not ${proposedDeadline}`);
    });
    await rehearsal.step('A correction that changes nothing for bidders needs no extension', async () => {
      await rehearsal.act(rup, 'rectifyTender', {
        ...rectification,
        reasons: 'Errore di battitura a pagina 3.',
        significant: false,
      });
    });
    await reachClosed(rehearsal);
  },
};
