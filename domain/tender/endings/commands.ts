import type { ByAct } from '../act.js';

export interface EndingsCommands {
  revokeTender: ByAct;
}
