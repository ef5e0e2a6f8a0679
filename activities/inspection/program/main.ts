import { writeSync } from 'node:fs';
import { openDescriptor } from './file-bytes.js';
import { inspect } from './inspect.js';

/**
 * The program of the child: it gets its own text as standard input and the file as descriptor 3, says that it is there,
 * and answers with one line. It opens nothing, and could not.
 */
const fileDescriptor = 3;

writeSync(1, 'ready\n');
writeSync(1, `${JSON.stringify(await inspect(() => openDescriptor(fileDescriptor)))}\n`);
