import { challengeClause, framed, reasonsClause, registered } from './clauses.js';
import type { Compose } from './communication-data.js';

/** Art. 21-quinquies L. 241/1990. */
export const revocation: Compose<'revocation'> = (data) => {
  const number = registered(data.register);
  return framed(
    data,
    { it: 'Revoca della procedura', en: 'Revocation of the procedure' },
    {
      it: `Si comunica che la procedura in oggetto è stata revocata ai sensi dell'art. 21-quinquies della legge 241/1990${number.it}.`,
      en: `This procedure has been revoked under art. 21-quinquies of law 241/1990${number.en}.`,
    },
    reasonsClause(data.reasons),
    {
      it: 'Le buste non ancora aperte restano sigillate.',
      en: 'Envelopes not yet opened stay sealed.',
    },
    challengeClause(data.challenge),
  );
};
