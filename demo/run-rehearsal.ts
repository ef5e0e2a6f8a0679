import { playStage } from './main-line.js';
import type { Rehearsal } from './rehearsal.js';
import { stages, type StageGate } from './stage-gate.js';

/** The main line, stage by stage; a stage begins when the gate lets it. */
export async function runRehearsal(rehearsal: Rehearsal, gate: StageGate): Promise<void> {
  for (const stage of stages) {
    if (stage === 'result') return;
    await gate(stage);
    await playStage(rehearsal, stage);
  }
}
