import type { LocalisedText } from '../../domain/types.js';
import { instantText } from '../rome-text.js';
import { framed } from './clauses.js';
import type { CommunicationData, Compose } from './communication-data.js';

type Answer = CommunicationData['extensionAnswer']['answer'];

const answers: Readonly<Record<Answer, LocalisedText>> = {
  confirmed: {
    it: 'ha confermato la validità della propria offerta e della garanzia',
    en: 'has confirmed that its bid and its guarantee hold',
  },
  declined: { it: 'non conferma la propria offerta oltre il termine', en: 'does not confirm its bid' },
  none: {
    it: 'non ha risposto alla richiesta di differimento nel termine',
    en: 'has not answered the request in time',
  },
};

/** To the RUP: what a bidder answered to a request to be bound longer (art. 17 c. 4). */
export const extensionAnswer: Compose<'extensionAnswer'> = ({ bidder, answer, boundUntil, ...data }) => {
  const end = instantText(boundUntil);
  const said = answers[answer];
  return framed(
    data,
    { it: 'Differimento della validità delle offerte: risposta', en: 'Longer validity of bids: an answer' },
    {
      it: `${bidder} ${said.it}: l'offerta è vincolante fino a ${end.it} (art. 17, c. 4, d.lgs. 36/2023).`,
      en: `${bidder} ${said.en}: the bid binds until ${end.en} (art. 17(4) of legislative decree 36/2023).`,
    },
  );
};
