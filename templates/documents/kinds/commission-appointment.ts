import { actDocument, reasonsBlocks } from '../clauses.js';
import { column, heading, numbered, paragraph, table } from '../document-model.js';
import type { ComposeDocument } from '../document-model.js';
import { momentText } from '../words.js';

/** Nomina della commissione giudicatrice, art. 93 d.lgs. 36/2023: after the deadline, odd in number. */
export const commissionAppointment: ComposeDocument<'commissionAppointment'> = (data) => {
  const deadline = momentText(data.submissionDeadline);
  return actDocument(
    data.act,
    { it: 'Nomina della commissione giudicatrice', en: 'Appointment of the evaluation commission' },
    [
      paragraph({
        it:
          `L'organo competente, visto l'art. 93 d.lgs. 36/2023, dato atto che il termine per presentare le offerte è scaduto ` +
          `${deadline.it} e che la commissione è nominata dopo tale scadenza,`,
        en:
          `The competent organ, having regard to art. 93 of legislative decree 36/2023, noting that the term for tenders ended ` +
          `on ${deadline.en} and that the commission is appointed after it,`,
      }),
      heading({ it: 'Nomina', en: 'Appoints' }),
      table(
        { it: 'Componenti della commissione', en: 'Members of the commission' },
        [
          column({ it: 'Nome', en: 'Name' }, 1),
          column({ it: 'Funzione', en: 'Function' }, 0.7),
          column({ it: 'Competenza', en: 'Competence' }, 1.3),
        ],
        data.members.map(({ name, isChair, profile }) => [
          name,
          isChair ? { it: 'presidente', en: 'chair' } : { it: 'componente', en: 'member' },
          profile ?? '–',
        ]),
      ),
      ...reasonsBlocks(data.act.reasons),
      heading({ it: 'Obblighi dei componenti', en: 'Duties of the members' }),
      numbered([
        {
          it: "dichiarare l'assenza di cause di incompatibilità e di conflitti di interessi prima di conoscere i nomi dei concorrenti, e di nuovo dopo (artt. 16 e 93, comma 5);",
          en: 'declare that no incompatibility nor conflict of interest applies before learning the names of the bidders, and again afterwards (arts 16 and 93(5));',
        },
        {
          it: 'valutare attraverso la piattaforma, ciascuno per sé, motivando ogni coefficiente (artt. 93 e 108);',
          en: 'evaluate through the platform, each alone, with reasons for every coefficient (arts 93 and 108);',
        },
        {
          it: 'mantenere il segreto su quanto conoscono delle offerte (art. 35).',
          en: 'keep secret what they learn of the tenders (art. 35).',
        },
      ]),
      paragraph({
        it: 'Il presente atto, con i curricula dei componenti, è pubblicato sul profilo della stazione appaltante (art. 28).',
        en: 'This act and the curricula of the members are published on the profile of the authority (art. 28).',
      }),
    ],
  );
};
