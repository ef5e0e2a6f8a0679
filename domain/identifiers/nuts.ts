/** True for the form of a NUTS code (Reg. 1059/2003): country and up to three characters of level: `IT`, `ITF4`, `ITF47`. */
export function isNuts(value: string): boolean {
  return /^[A-Z]{2}[0-9A-Z]{0,3}$/.test(value);
}
