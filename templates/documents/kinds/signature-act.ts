import { earlyExecutionGroundText } from '../../communications/early-execution.js';
import type { LocalisedText } from '../../../domain/types.js';
import { actDocument, linkParagraph, reasonsBlocks } from '../clauses.js';
import type { DocumentData } from '../document-data.js';
import { heading, numbered, paragraph } from '../document-model.js';
import type { ComposeDocument } from '../document-model.js';
import { momentText } from '../words.js';

interface Words {
  readonly title: LocalisedText;
  readonly premise: LocalisedText;
  readonly decides: readonly LocalisedText[];
}

/** What happens to an award before its contract is signed (arts 17 cc. 8, 9, 18 cc. 2, 5, 6 d.lgs. 36/2023). */
export const signatureAct: ComposeDocument<'signatureAct'> = (data) => {
  const { title, premise, decides } = wordsOf(data);
  return actDocument(data.act, title, [
    paragraph(premise),
    ...reasonsBlocks(data.act.reasons),
    heading({ it: 'Dispone', en: 'Decides' }),
    numbered(decides),
    linkParagraph(data.tender.link),
  ]);
};

const upwards: LocalisedText = {
  it: 'di procedere con chi segue in graduatoria, che non è formata di nuovo;',
  en: 'to go on with whoever follows in the ranking, which is not formed again;',
};
const told: LocalisedText = {
  it: "di comunicare il presente atto all'aggiudicatario e a chi ha partecipato per il lotto.",
  en: 'to communicate this act to the awardee and to those who took part for the lot.',
};

function wordsOf({ step, supplier }: DocumentData['signatureAct']): Words {
  switch (step.is) {
    case 'earlyExecution': {
      const ground = earlyExecutionGroundText[step.ground];
      return {
        title: { it: 'Esecuzione anticipata del contratto', en: 'Early execution of the contract' },
        premise: {
          it: `Il responsabile unico del progetto, visto l'art. 17, commi 8 e 9, d.lgs. 36/2023 e l'aggiudicazione a ${supplier},`,
          en: `The project officer (RUP), having regard to art. 17(8) and (9) of legislative decree 36/2023 and to the award to ${supplier},`,
        },
        decides: [
          {
            it: `che l'esecuzione del contratto del lotto in oggetto abbia inizio prima della stipula, ${ground.it};`,
            en: `that the performance of the contract of this lot begins before its signature, ${ground.en};`,
          },
          {
            it: "di comunicare il presente atto all'aggiudicatario.",
            en: 'to communicate this act to the awardee.',
          },
        ],
      };
    }
    case 'deferred': {
      const to = momentText(step.to);
      return {
        title: { it: 'Differimento della stipula', en: 'Deferral of the signature' },
        premise: {
          it: `L'organo competente, visto l'art. 18, comma 2, d.lgs. 36/2023 e l'accordo con l'aggiudicatario ${supplier},`,
          en: `The competent organ, having regard to art. 18(2) of legislative decree 36/2023 and to the agreement with the awardee ${supplier},`,
        },
        decides: [
          {
            it: `di differire il termine per la stipula del contratto del lotto in oggetto: ${to.it};`,
            en: `to defer the term to sign the contract of this lot: ${to.en};`,
          },
          {
            it: "di comunicare il presente atto all'aggiudicatario.",
            en: 'to communicate this act to the awardee.',
          },
        ],
      };
    }
    case 'withdrawn':
      return {
        title: { it: "Recesso dell'aggiudicatario", en: 'Withdrawal of the awardee' },
        premise: {
          it: `Il responsabile unico del progetto, visto l'art. 18, comma 5, d.lgs. 36/2023 e l'atto notificato da ${supplier},`,
          en: `The project officer (RUP), having regard to art. 18(5) of legislative decree 36/2023 and to the act notified by ${supplier},`,
        },
        decides: [
          {
            it: `di dare atto che ${supplier} si è sciolta da ogni vincolo sul lotto in oggetto, il cui contratto non è stato stipulato nel termine; le sono rimborsate le sole spese contrattuali documentate;`,
            en: `to record that ${supplier} has freed itself from every obligation on this lot, whose contract was not signed in time; its documented contract expenses alone are refunded;`,
          },
          upwards,
          told,
        ],
      };
    case 'revoked':
      return {
        title: { it: "Revoca dell'aggiudicazione", en: 'Revocation of the award' },
        premise: {
          it: "L'organo competente, visto l'art. 18, comma 6, d.lgs. 36/2023 e la scadenza del termine per la stipula,",
          en: 'The competent organ, having regard to art. 18(6) of legislative decree 36/2023 and to the end of the term to sign,',
        },
        decides: [
          {
            it: `di revocare l'aggiudicazione del lotto in oggetto a ${supplier}, per il cui fatto il contratto non è stato stipulato nel termine;`,
            en: `to revoke the award of this lot to ${supplier}, by whose doing the contract was not signed in time;`,
          },
          upwards,
          told,
        ],
      };
  }
}
