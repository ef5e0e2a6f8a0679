import { actDocument, addressee, decidedBlocks, linkParagraph, reasonsBlocks } from '../clauses.js';
import type { LocalisedText } from '../../../domain/types.js';
import type { DocumentData } from '../document-data.js';
import { facts, paragraph } from '../document-model.js';
import type { ComposeDocument } from '../document-model.js';
import { amount, momentText } from '../words.js';

type Interpello = DocumentData['interpello'];

interface Words {
  readonly title: LocalisedText;
  readonly premise: LocalisedText;
  readonly decides: readonly LocalisedText[];
}

const told: LocalisedText = {
  it: 'di comunicare il presente atto a chi ha partecipato per il lotto.',
  en: 'to communicate this act to those who took part for the lot.',
};

/** What a contract that ended early leads to (arts 122–124 d.lgs. 36/2023). */
export const interpello: ComposeDocument<'interpello'> = (data) => {
  const { title, premise, decides } = wordsOf(data);
  return actDocument(data.act, title, [
    paragraph(premise),
    ...reasonsBlocks(data.act.reasons),
    ...decidedBlocks('Dispone', decides),
    linkParagraph(data.tender.link),
  ]);
};

function wordsOf({ step, supplier }: Interpello): Words {
  switch (step) {
    case 'terminated':
      return {
        title: { it: 'Scioglimento del contratto', en: 'End of the contract' },
        premise: {
          it: `L'organo competente, visti gli artt. 122 e 123 d.lgs. 36/2023 e il contratto stipulato con ${supplier},`,
          en: `The competent organ, having regard to arts 122 and 123 of legislative decree 36/2023 and to the contract concluded with ${supplier},`,
        },
        decides: [
          { it: 'di sciogliere il contratto del lotto in oggetto;', en: 'to end the contract of this lot;' },
          {
            it: "di dare atto che può essere interpellato, in ordine di graduatoria, chi ha partecipato alla procedura, per l'affidamento della parte che resta da eseguire (art. 124);",
            en: 'to record that those who took part in the procedure may be called, in the order of the ranking, to take over what is left to be performed (art. 124);',
          },
          told,
        ],
      };
    case 'accepted':
      return {
        title: { it: 'Esito dell’interpello: accettazione', en: 'Outcome of the call: acceptance' },
        premise: {
          it: `Il responsabile unico del progetto, visto l'art. 124 d.lgs. 36/2023 e la risposta pervenuta nel termine,`,
          en: 'The project officer (RUP), having regard to art. 124 of legislative decree 36/2023 and to the answer that came in time,',
        },
        decides: [
          {
            it: `di dare atto che ${supplier} ha accettato l'affidamento del lotto in oggetto;`,
            en: `to record that ${supplier} accepted to take over this lot;`,
          },
          {
            it: "di procedere alla verifica dei requisiti e, dopo di essa, all'aggiudicazione (art. 17, comma 5).",
            en: 'to go on with the check of the requirements and, after it, with the award (art. 17(5)).',
          },
        ],
      };
    case 'refused':
      return {
        title: {
          it: 'Esito dell’interpello: mancata accettazione',
          en: 'Outcome of the call: no acceptance',
        },
        premise: {
          it: `Il responsabile unico del progetto, visto l'art. 124 d.lgs. 36/2023,`,
          en: 'The project officer (RUP), having regard to art. 124 of legislative decree 36/2023,',
        },
        decides: [
          {
            it: `di dare atto che ${supplier} non ha accettato l'affidamento del lotto in oggetto;`,
            en: `to record that ${supplier} did not accept to take over this lot;`,
          },
          {
            it: "di interpellare chi segue in graduatoria, se vi è, o di rimettere all'organo competente la conclusione della procedura.",
            en: 'to call whoever follows in the ranking, if anyone does, or to leave the end of the procedure to the competent organ.',
          },
        ],
      };
  }
}

/** The letter that calls the next in the ranking (art. 124 c. 1). */
export const callOfNext: ComposeDocument<'callOfNext'> = (data) => {
  const { act, recipient, dueAt, conditions, amountCents, tender } = data;
  return actDocument(act, { it: 'Interpello', en: 'Call of the next in the ranking' }, [
    addressee(recipient),
    paragraph({
      it: "Il contratto del lotto in oggetto è sciolto. Siete interpellati, quali primi tra chi segue in graduatoria, perché dichiariate se accettate l'affidamento (art. 124, comma 1, d.lgs. 36/2023).",
      en: 'The contract of this lot has ended. As the first of those who follow in the ranking you are called to say whether you accept to take it over (art. 124(1) of legislative decree 36/2023).',
    }),
    facts([
      [
        { it: 'Condizioni', en: 'Conditions' },
        conditions === 'original'
          ? { it: "quelle proposte dall'originario aggiudicatario", en: 'those of the original awardee' }
          : { it: 'quelle da Voi proposte in sede di gara', en: 'those of your own tender' },
      ],
      [{ it: 'Importo, al netto dell’IVA', en: 'Amount, net of VAT' }, amount(amountCents)],
      [{ it: 'Risposta entro', en: 'Answer by' }, momentText(dueAt)],
    ]),
    ...reasonsBlocks(act.reasons),
    paragraph({
      it: 'La risposta va inviata attraverso la piattaforma entro il termine indicato. Il silenzio vale rifiuto.',
      en: 'The answer must be sent through the platform within the term stated. Silence counts as a refusal.',
    }),
    linkParagraph(tender.link),
  ]);
};
