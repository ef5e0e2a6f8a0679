import { actDocument, challengeBlocks, decidedBlocks, linkParagraph, reasonsBlocks } from '../clauses.js';
import type { LocalisedText } from '../../../domain/types.js';
import { paragraph } from '../document-model.js';
import type { ComposeDocument } from '../document-model.js';
import type { Ending } from '../../communications/communication-data.js';

interface Words {
  readonly title: LocalisedText;
  readonly premise: LocalisedText;
  readonly decides: LocalisedText;
  /** What becomes of envelopes, or of what was done. */
  readonly records: LocalisedText;
}

const sealed: LocalisedText = {
  it: 'di lasciare sigillate le buste non ancora aperte, le cui chiavi non saranno ricostruite;',
  en: 'to leave sealed the envelopes not yet opened, whose keys will not be rebuilt;',
};

const words: Readonly<Record<Ending, Words>> = {
  tenderAnnulled: {
    title: { it: "Annullamento d'ufficio della procedura", en: 'Annulment of the procedure' },
    premise: {
      it: "L'organo competente, visto l'art. 21-nonies della legge 7 agosto 1990, n. 241, che consente di annullare entro un termine ragionevole un provvedimento illegittimo quando vi è un interesse pubblico, tenuto conto degli interessi dei destinatari,",
      en: 'The competent organ, having regard to art. 21-nonies of law no. 241 of 7 August 1990, by which an unlawful measure may be annulled within a reasonable term where the public interest asks for it, considering the interests of those concerned,',
    },
    decides: {
      it: "di annullare d'ufficio la procedura in oggetto, con tutti i suoi lotti;",
      en: 'to annul this procedure, with all its lots;',
    },
    records: sealed,
  },
  keysLostDeclared: {
    title: { it: 'Chiusura della procedura per perdita delle chiavi', en: 'End of the procedure: keys lost' },
    premise: {
      it: "L'organo competente, accertato che i custodi che conservano una quota delle chiavi sono meno di quanti ne servono ad aprire le buste, visto l'art. 21-quinquies della legge 7 agosto 1990, n. 241,",
      en: 'The competent organ, having found that fewer custodians hold a share of the keys than are needed to open the envelopes, and having regard to art. 21-quinquies of law no. 241 of 7 August 1990,',
    },
    decides: {
      it: 'di chiudere la procedura in oggetto, che non può giungere alla valutazione delle offerte;',
      en: 'to end this procedure, which cannot reach the evaluation of tenders;',
    },
    records: {
      it: 'di dare atto che le buste presentate restano sigillate per sempre;',
      en: 'to record that the envelopes submitted stay sealed for ever;',
    },
  },
  lotDeserted: {
    title: { it: 'Dichiarazione di gara deserta', en: 'Declaration that no tender is left' },
    premise: {
      it: "L'organo competente, accertato che per il lotto nessuna offerta è stata presentata nel termine o nessuna è rimasta ammessa (artt. 71 e 90, comma 1, lettera a), d.lgs. 36/2023),",
      en: 'The competent organ, having found that no tender was submitted for the lot in time or that none is still admitted (arts 71 and 90(1)(a) of legislative decree 36/2023),',
    },
    decides: {
      it: 'di dichiarare deserta la gara per il lotto in oggetto;',
      en: 'to declare that no tender is left for this lot;',
    },
    records: {
      it: 'di riservarsi le determinazioni sul fabbisogno, anche ai sensi dell’art. 76, comma 2, lettera a), d.lgs. 36/2023;',
      en: 'to reserve any decision on the need, also under art. 76(2)(a) of legislative decree 36/2023;',
    },
  },
  awardRefused: {
    title: { it: 'Decisione di non aggiudicare', en: 'Decision not to award' },
    premise: {
      it: "L'organo competente, visto l'art. 108, comma 10, d.lgs. 36/2023, per il quale si può decidere di non procedere all'aggiudicazione se nessuna offerta risulta conveniente o idonea in relazione all'oggetto del contratto,",
      en: 'The competent organ, having regard to art. 108(10) of legislative decree 36/2023, by which no award need be made where no tender is convenient or suitable for the object of the contract,',
    },
    decides: { it: 'di non aggiudicare il lotto in oggetto;', en: 'not to award this lot;' },
    records: sealed,
  },
  lotRevoked: {
    title: { it: 'Revoca del lotto', en: 'Revocation of the lot' },
    premise: {
      it: "L'organo competente, visto l'art. 21-quinquies della legge 7 agosto 1990, n. 241, che consente di revocare un provvedimento per sopravvenuti motivi di pubblico interesse, per il mutamento della situazione di fatto o per una nuova valutazione dell'interesse pubblico originario,",
      en: 'The competent organ, having regard to art. 21-quinquies of law no. 241 of 7 August 1990, by which a measure may be revoked for later reasons of public interest, for a change of the facts or for a new assessment of the original public interest,',
    },
    decides: {
      it: 'di revocare la procedura per il solo lotto in oggetto;',
      en: 'to revoke the procedure for this lot alone;',
    },
    records: sealed,
  },
};

/** An end without a contract, each a reasoned act of its own (art. 90 c. 1 lett. a d.lgs. 36/2023). */
export const ending: ComposeDocument<'ending'> = (data) => {
  const { title, premise, decides, records } = words[data.ending];
  return actDocument(data.act, title, [
    paragraph(premise),
    ...reasonsBlocks(data.act.reasons),
    ...decidedBlocks('Decide', [
      decides,
      records,
      {
        it: 'di comunicare la decisione a chi ha partecipato (art. 90, comma 1, lettera a), d.lgs. 36/2023) e di pubblicarla nelle forme del bando.',
        en: 'to communicate the decision to all participants (art. 90(1)(a) of legislative decree 36/2023) and to publish it as the notice was.',
      },
    ]),
    ...challengeBlocks(data.challenge),
    linkParagraph(data.tender.link),
  ]);
};
