import { actDocument, challengeBlocks, decidedBlocks, linkParagraph, reasonsBlocks } from '../clauses.js';
import { paragraph } from '../document-model.js';
import type { ComposeDocument } from '../document-model.js';

/** Revoca, art. 21-quinquies L. 241/1990. */
export const revocation: ComposeDocument<'revocation'> = (data) =>
  actDocument(data.act, { it: 'Revoca della procedura', en: 'Revocation of the procedure' }, [
    paragraph({
      it:
        "L'organo competente, visto l'art. 21-quinquies della legge 7 agosto 1990, n. 241, che consente di revocare un " +
        'provvedimento per sopravvenuti motivi di pubblico interesse, per il mutamento della situazione di fatto o per una nuova ' +
        "valutazione dell'interesse pubblico originario,",
      en:
        'The competent organ, having regard to art. 21-quinquies of law no. 241 of 7 August 1990, by which a measure may be ' +
        'revoked for later reasons of public interest, for a change of the facts or for a new assessment of the original ' +
        'public interest,',
    }),
    ...reasonsBlocks(data.act.reasons),
    ...decidedBlocks('Decide', [
      {
        it: 'di revocare la procedura in oggetto, con tutti i suoi lotti;',
        en: 'to revoke this procedure, with all its lots;',
      },
      {
        it: 'di lasciare sigillate le buste non ancora aperte, le cui chiavi non saranno ricostruite;',
        en: 'to leave sealed the envelopes not yet opened, whose keys will not be rebuilt;',
      },
      {
        it: 'di comunicare la revoca a tutti i partecipanti (art. 90, comma 1, lettera a), d.lgs. 36/2023) e di pubblicarla nelle forme del bando.',
        en: 'to communicate the revocation to all participants (art. 90(1)(a) of legislative decree 36/2023) and to publish it as the notice was.',
      },
    ]),
    paragraph({
      it: 'Se la revoca causa pregiudizi agli interessati, l’amministrazione provvede al loro indennizzo (art. 21-quinquies, comma 1).',
      en: 'If the revocation harms those concerned the administration indemnifies them (art. 21-quinquies(1)).',
    }),
    ...challengeBlocks(data.challenge),
    linkParagraph(data.tender.link),
  ]);
