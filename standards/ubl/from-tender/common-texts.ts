import type { LocalisedText } from '../../../domain/types.js';
import type { Money } from '../ubl-parts.js';

/** A simulation says so on every document. */
export function simulationNote(isSimulation: boolean): LocalisedText | null {
  if (!isSimulation) return null;
  return {
    it: 'Simulazione: questo documento non ha alcun effetto giuridico.',
    en: 'Simulation: this document has no legal effect.',
  };
}

export const euros = (cents: number): Money => ({ cents, currency: 'EUR' });
