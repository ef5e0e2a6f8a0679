import { groupChangeArticles, type GroupChangeGround } from '../../domain/participants/group-change.js';
import type { LocalisedText } from '../../domain/types.js';
import { framed, reasonsClause, registered } from './clauses.js';
import type { Compose } from './communication-data.js';

const changes: Readonly<Record<GroupChangeGround, LocalisedText>> = {
  exclusion: { it: 'l’estromissione di un componente', en: 'putting out a member' },
  substitution: { it: 'la sostituzione di un componente', en: 'the replacement of a member' },
  withdrawal: { it: 'il recesso di un componente', en: 'the withdrawal of a member' },
};

/** Arts 68 c. 17 and 97 d.lgs. 36/2023: to the bidder whose group changes. */
export const groupChangeDecided: Compose<'groupChangeDecided'> = ({ ground, outcome, ...data }) => {
  const number = registered(data.register);
  const isAccepted = outcome === 'accepted';
  const change = changes[ground];
  const article = groupChangeArticles[ground];
  return framed(
    data,
    { it: 'Modifica del raggruppamento', en: 'Change in your group' },
    {
      it:
        `La modifica che avete comunicato, ${change.it} (${article} d.lgs. 36/2023), ` +
        (isAccepted
          ? `è accolta${number.it}: partecipano da ora in poi i soggetti indicati nella comunicazione. L’offerta resta immutata.`
          : `non è accolta${number.it}: la composizione resta quella dell’offerta.`),
      en:
        `The change that you have filed, ${change.en} (${article} of legislative decree 36/2023), ` +
        (isAccepted
          ? `is accepted${number.en}: those named in it take part from now on. The tender stays as it is.`
          : `is not accepted${number.en}: those named in the tender remain.`),
    },
    reasonsClause(data.reasons),
  );
};
