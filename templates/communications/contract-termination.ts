import { framed, lotName, reasonsClause, registered } from './clauses.js';
import type { Compose } from './communication-data.js';

/** The contract ended early: the contractor and the ranking are told (arts 122-124 d.lgs. 36/2023). */
export const contractTermination: Compose<'contractTermination'> = (data) => {
  const lot = lotName(data.lot);
  const number = registered(data.register);
  return framed(
    data,
    { it: `Scioglimento del contratto, lotto ${data.lot.id}`, en: `End of the contract, lot ${data.lot.id}` },
    {
      it:
        `Si comunica che il contratto del lotto ${lot.it}, stipulato con ${data.contractor}, è sciolto${number.it}. La ` +
        `stazione appaltante può interpellare chi segue in graduatoria (art. 124 d.lgs. 36/2023).`,
      en:
        `The contract of lot ${lot.en}, concluded with ${data.contractor}, has ended${number.en}. The authority may call ` +
        `on those who follow in the ranking (art. 124 of legislative decree 36/2023).`,
    },
    reasonsClause(data.reasons),
  );
};
