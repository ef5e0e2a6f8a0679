import { instantText } from '../rome-text.js';
import { framed, lotName } from './clauses.js';
import type { Compose } from './communication-data.js';

/** Art. 90 c. 1 lett. e d.lgs. 36/2023: the date of the contract, to those who were told of the award. */
export const contractSigned: Compose<'contractSigned'> = (data) => {
  const lot = lotName(data.lot);
  const signed = instantText(data.signedAt);
  return framed(
    data,
    { it: `Stipula del contratto, lotto ${data.lot.id}`, en: `Contract concluded, lot ${data.lot.id}` },
    {
      it:
        `Ai sensi dell'art. 90, comma 1, lettera e), d.lgs. 36/2023 si comunica che il contratto del lotto ${lot.it} è ` +
        `stato stipulato con ${data.winner}: ${signed.it}.`,
      en:
        `Under art. 90(1)(e) of legislative decree 36/2023 you are informed that the contract of lot ${lot.en} was ` +
        `concluded with ${data.winner}: ${signed.en}.`,
    },
  );
};
