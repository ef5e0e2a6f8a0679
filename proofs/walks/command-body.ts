import { commandSchemas } from '../../api/schemas/commands.js';
import type { ClientCommandType } from '../../application/tenders/client-command.js';

/** The contents of an act, which stay in the record: said in general words, since a walk has no reasons. */
const contents: Readonly<Record<string, unknown>> = {
  reasons: 'Così dispone la passeggiata.',
  text: { it: 'Si rettifica il disciplinare.', en: 'The tender rules are rectified.' },
  definitiveGuarantee: 'Garanzia n. 1',
  guarantee: { guarantor: 'Compagnia', number: '1', verifiedAt: 'https://compagnia.example/verifica' },
};

/** The body of a command whose travelling fields are `data`, as a client sends it. */
export function bodyOf(type: ClientCommandType, data: object): Record<string, unknown> {
  const fields = Object.keys(commandSchemas[type].shape);
  const given = Object.entries({ ...contents, ...data });
  return Object.fromEntries(given.filter(([name]) => fields.includes(name)));
}
