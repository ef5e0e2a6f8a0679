/**
 * True for the shape of a CUP (codice unico di progetto): letter, two digits of year, letter, eleven digits. The shape
 * is practice, to be verified: PCP itself asks for 15 letters and digits, and the registry of DIPE decides.
 */
export function isCup(value: string): boolean {
  return /^[A-Z]\d{2}[A-Z]\d{11}$/.test(value);
}
