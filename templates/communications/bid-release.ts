import { framed, lotName, reasonsClause, registered } from './clauses.js';
import type { Compose } from './communication-data.js';

/** Art. 17 c. 4 d.lgs. 36/2023: a bid that binds no longer, and that its bidder has not confirmed, is out. */
export const bidRelease: Compose<'bidRelease'> = ({ lot, ...data }) => {
  const of = lotName(lot);
  const number = registered(data.register);
  return framed(
    data,
    { it: `Offerta non più vincolante, lotto ${lot.id}`, en: `Bid that binds no longer, lot ${lot.id}` },
    {
      it:
        `Si prende atto che l'offerta per il lotto ${of.it} non è più vincolante e non è stata confermata (art. 17, c. 4, ` +
        `d.lgs. 36/2023)${number.it}: l'operatore economico è libero da ogni impegno e l'offerta non concorre oltre. La ` +
        `garanzia provvisoria è svincolata.`,
      en:
        `The bid for lot ${of.en} binds no longer and was not confirmed (art. 17(4) of legislative decree 36/2023)` +
        `${number.en}: the bidder is free of every obligation and the bid competes no further. The provisional guarantee ` +
        `is released.`,
    },
    reasonsClause(data.reasons),
  );
};
