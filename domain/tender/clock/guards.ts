import { DomainError } from '../../errors.js';
import type { Guards } from '../guard.js';
import type { ClockGuard } from './commands.js';

export const clockGuards: Guards<ClockGuard> = {
  simulationOnly: (_command, tender) =>
    tender.simulation ? undefined : new DomainError('clockOnlyInSimulation'),
};
