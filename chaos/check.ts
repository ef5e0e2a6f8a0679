import { parseArgs } from 'node:util';
import { getVarDir } from '../stack/environment.js';
import { findLogs, gatherEvidence } from './gather-evidence.js';
import { runChecks } from './run-checks.js';
import { findUnnoticed } from './self-test.js';
import { settle } from './settle.js';

/** `node --import tsx chaos/check.ts [--log FILE]... [--self-test]`: checks the stack that runs on `BANDO_VAR`. */
const { values } = parseArgs({
  options: { log: { type: 'string', multiple: true }, 'self-test': { type: 'boolean', default: false } },
});

const varDir = getVarDir(process.env);
const { evidence, engine, api, close } = await gatherEvidence(varDir, values.log ?? findLogs(varDir));
try {
  await settle(evidence, api);
  const { faults, seen } = await runChecks(evidence, engine);
  console.log(`compared ${JSON.stringify(seen)}`);
  for (const fault of faults) console.error(`FAULT  ${fault}`);
  const unnoticed = values['self-test'] ? await findUnnoticed(evidence) : [];
  for (const damage of unnoticed) console.error(`UNNOTICED  ${damage}`);
  if (values['self-test'] && unnoticed.length === 0) console.log('every damage was noticed');
  process.exitCode = faults.length + unnoticed.length === 0 ? 0 : 1;
} finally {
  await close();
}
