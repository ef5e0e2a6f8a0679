import type { LocalisedText } from '../../domain/types.js';
import { instantText } from '../rome-text.js';
import { framed, lotName, reasonsClause, registered } from './clauses.js';
import type { CommunicationData, Compose } from './communication-data.js';

type Extended = NonNullable<CommunicationData['procedureTime']['extended']>;

/** Why, as it follows the extension. */
export const extensionGroundText: Readonly<Record<Extended['ground'], LocalisedText>> = {
  anomalyCheck: {
    it: "per la verifica dell'anomalia (allegato I.3, c. 4, d.lgs. 36/2023)",
    en: 'for the check of an abnormally low tender (annex I.3(4) of legislative decree 36/2023)',
  },
  exceptional: {
    it: 'per circostanze eccezionali (allegato I.3, c. 5, d.lgs. 36/2023)',
    en: 'for exceptional circumstances (annex I.3(5) of legislative decree 36/2023)',
  },
};

/** Art. 17 c. 3 d.lgs. 36/2023: the longest time from the publication to the award was extended, or has passed. */
export const procedureTime: Compose<'procedureTime'> = ({ lot, dueAt, extended, ...data }) => {
  const of = lotName(lot);
  const end = instantText(dueAt);
  const subject = {
    it: `Durata massima della procedura, lotto ${lot.id}`,
    en: `Longest time of the procedure, lot ${lot.id}`,
  };
  if (!extended) {
    return framed(data, subject, {
      it:
        `Il termine massimo per aggiudicare il lotto ${of.it} è scaduto ${end.it}. Il superamento costituisce silenzio ` +
        `inadempimento e rileva ai fini della buona fede (art. 17, c. 3, d.lgs. 36/2023); non impedisce di aggiudicare.`,
      en:
        `The longest time to award lot ${of.en} ended ${end.en}. That it has passed is a failure to act and counts for ` +
        `good faith (art. 17(3) of legislative decree 36/2023); it does not forbid the award.`,
    });
  }
  const number = registered(extended.register);
  const ground = extensionGroundText[extended.ground];
  return framed(
    data,
    subject,
    {
      it: `Il termine massimo per aggiudicare il lotto ${of.it} è prorogato ${ground.it}${number.it}: scade ${end.it}.`,
      en: `The longest time to award lot ${of.en} is extended ${ground.en}${number.en}: it ends ${end.en}.`,
    },
    reasonsClause(extended.reasons),
  );
};
