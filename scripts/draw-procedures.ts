import { writeFileSync } from 'node:fs';
import { procedures } from '../domain/procedures/procedures.js';
import { procedurePage } from '../domain/procedures/state-diagram.js';

for (const procedure of Object.values(procedures)) {
  writeFileSync(`docs/procedures/${procedure.id}.md`, procedurePage(procedure));
}
