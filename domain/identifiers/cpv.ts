/**
 * True for the form of a CPV code (Reg. 213/2008): 8 digits, with or without the check digit: `48180000`, `48180000-3`.
 * The check digit is not recomputed: the list of codes is the authority.
 */
export function isCpv(value: string): boolean {
  return /^\d{8}(-\d)?$/.test(value);
}
