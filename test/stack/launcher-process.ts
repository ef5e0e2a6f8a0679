import type { StackPart } from '../../stack/stack-layout.js';
import { startParts } from './temporary-stack.js';

const [varDir = '', parts = ''] = process.argv.slice(2);
await startParts(varDir, parts.split(',') as StackPart[]);
process.send?.('up');
