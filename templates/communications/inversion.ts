import { framed, reasonsClause, registered } from './clauses.js';
import type { Compose } from './communication-data.js';

/** Art. 107 c. 3 d.lgs. 36/2023: bids are evaluated before the suitability of their bidders is examined. */
export const inversion: Compose<'inversion'> = ({ register, reasons, alsoExamined, ...data }) => {
  const number = registered(register);
  return framed(
    data,
    { it: 'Inversione procedimentale', en: 'Inverted order of examination' },
    {
      it:
        `Ai sensi dell'art. 107, comma 3, d.lgs. 36/2023 le offerte sono valutate prima della verifica dell'idoneità ` +
        `degli offerenti${number.it}. ${examinedIt(alsoExamined)}`,
      en:
        `Under art. 107(3) of legislative decree 36/2023 tenders are evaluated before the suitability of the tenderers ` +
        `is verified${number.en}. ${examinedEn(alsoExamined)}`,
    },
    reasonsClause(reasons),
  );
};

function examinedIt(also: number): string {
  const others = also === 0 ? '' : ` e dei ${also} che lo seguono in graduatoria`;
  return (
    `Formata la graduatoria di ciascun lotto, si apre la busta amministrativa del primo classificato${others}; le altre ` +
    `restano chiuse. Se il primo è escluso, la graduatoria è formata di nuovo e si procede con chi segue.`
  );
}

function examinedEn(also: number): string {
  const others = also === 0 ? '' : ` and of the ${also} that follow`;
  return (
    `Once the ranking of a lot is formed, the administrative envelope of the first${others} is opened; the others stay ` +
    `sealed. If the first is excluded, the ranking is formed again and the next is examined.`
  );
}
