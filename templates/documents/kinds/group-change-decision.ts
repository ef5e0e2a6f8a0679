import { groupChangeArticles, type GroupChangeGround } from '../../../domain/participants/group-change.js';
import type { ParticipantRole } from '../../../domain/participants/forms.js';
import type { GroupChangeOutcome } from '../../../domain/tender/group-changes/state.js';
import type { LocalisedText } from '../../../domain/types.js';
import { actDocument, decidedBlocks, linkParagraph, reasonsBlocks } from '../clauses.js';
import type { DocumentData } from '../document-data.js';
import { column, heading, paragraph, quote, table } from '../document-model.js';
import type { Block, ComposeDocument } from '../document-model.js';
import { articleText, percentText } from '../words.js';

const changes: Readonly<Record<GroupChangeGround, LocalisedText>> = {
  exclusion: { it: 'l’estromissione di un componente', en: 'the removal of a member' },
  substitution: { it: 'la sostituzione di un componente', en: 'the replacement of a member' },
  withdrawal: { it: 'il recesso di un componente', en: 'the withdrawal of a member' },
};

const decides: Readonly<Record<GroupChangeOutcome, LocalisedText>> = {
  accepted: {
    it: 'di accogliere la modifica: partecipano da ora in poi i soggetti indicati nella tabella, e l’offerta resta immutata;',
    en: 'to accept the change: those listed in the table take part from now on, and the tender stays as it is;',
  },
  refused: {
    it: 'di non accogliere la modifica: la composizione resta quella con cui l’offerta è stata presentata o da ultimo modificata;',
    en: 'to refuse the change: those with whom the tender was submitted, or last changed, remain;',
  },
};

const roles: Readonly<Record<ParticipantRole, LocalisedText>> = {
  single: { it: 'concorrente singolo', en: 'single bidder' },
  lead: { it: 'mandataria', en: 'lead' },
  member: { it: 'mandante', en: 'member' },
  consortiumMember: { it: 'consorziata', en: 'member of the consortium' },
};

/** Decisione sulla modifica di un raggruppamento, arts 68 c. 17 and 97 d.lgs. 36/2023. */
export const groupChangeDecision: ComposeDocument<'groupChangeDecision'> = (data) => {
  const { act, supplier, ground, outcome, tender } = data;
  const article = articleText(groupChangeArticles[ground]);
  return actDocument(
    act,
    { it: 'Decisione sulla modifica di un raggruppamento', en: 'Decision on a change in a group' },
    [
      paragraph({
        it: `Il responsabile unico del progetto decide sulla modifica comunicata da ${supplier}: ${changes[ground].it} (${article.it} d.lgs. 36/2023).`,
        en: `The project officer (RUP) decides on the change filed by ${supplier}: ${changes[ground].en} (${article.en} of legislative decree 36/2023).`,
      }),
      heading({ it: 'Ragioni esposte dal concorrente', en: 'Reasons given by the bidder' }),
      quote(data.requestReasons),
      heading({ it: 'Composizione proposta', en: 'Proposed composition' }),
      partsTable(data.parts),
      ...reasonsBlocks(act.reasons),
      ...decidedBlocks('Dispone', [
        decides[outcome],
        {
          it: 'di comunicare la decisione al concorrente attraverso la piattaforma.',
          en: 'to communicate the decision to the bidder through the platform.',
        },
      ]),
      linkParagraph(tender.link),
    ],
  );
};

function partsTable(parts: DocumentData['groupChangeDecision']['parts']): Block {
  return table(
    { it: 'Soggetti che partecipano secondo la proposta', en: 'Those who take part in the proposal' },
    [
      column({ it: 'Operatore economico', en: 'Economic operator' }, 1.6),
      column({ it: 'Codice fiscale', en: 'Tax code' }, 1),
      column({ it: 'Ruolo', en: 'Role' }, 0.9),
      column({ it: 'Quota', en: 'Share' }, 0.6, 'right'),
    ],
    parts.map(({ name, taxCode, role, share }) => [
      name,
      taxCode,
      roles[role],
      share === null ? '–' : percentText(share),
    ]),
  );
}
