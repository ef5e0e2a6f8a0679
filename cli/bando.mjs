#!/usr/bin/env node
// The clients are TypeScript that runs as it is: tsx is registered before anything of ours is loaded.
import { register } from 'tsx/esm/api';

register();
await import('./main.ts');
