import type { EarlyExecutionGround } from '../../domain/tender/signature/commands.js';
import type { LocalisedText } from '../../domain/types.js';
import { framed, lotName, reasonsClause, registered } from './clauses.js';
import type { Compose } from './communication-data.js';

/** Why, as it follows the order. */
export const earlyExecutionGroundText: Readonly<Record<EarlyExecutionGround, LocalisedText>> = {
  reasons: {
    it: "per le ragioni motivate nell'atto (art. 17, c. 8, d.lgs. 36/2023)",
    en: 'for the reasons stated in the act (art. 17(8) of legislative decree 36/2023)',
  },
  danger: {
    it: 'per eventi imprevedibili e per evitare situazioni di pericolo (art. 17, c. 9, d.lgs. 36/2023)',
    en: 'for unforeseeable events and to avoid danger (art. 17(9) of legislative decree 36/2023)',
  },
  publicInterest: {
    it: "perché la mancata esecuzione immediata recherebbe grave danno all'interesse pubblico (art. 17, c. 9, d.lgs. 36/2023)",
    en: 'since not to begin at once would do grave harm to the public interest (art. 17(9) of legislative decree 36/2023)',
  },
};

/** To the awardee: the performance begins before the contract is signed. */
export const earlyExecution: Compose<'earlyExecution'> = ({ lot, ground, register, reasons, ...data }) => {
  const of = lotName(lot);
  const number = registered(register);
  const why = earlyExecutionGroundText[ground];
  return framed(
    data,
    { it: `Esecuzione anticipata, lotto ${lot.id}`, en: `Early execution, lot ${lot.id}` },
    {
      it: `È disposta l'esecuzione anticipata del contratto del lotto ${of.it}${number.it}, prima della stipula, ${why.it}.`,
      en: `The contract of lot ${of.en} is to be performed before its signature${number.en}, ${why.en}.`,
    },
    reasonsClause(reasons),
  );
};
