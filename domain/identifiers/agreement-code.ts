/** The code of a collective agreement in the national archive of CNEL: `C011`, four characters. */
export function isAgreementCode(code: string): boolean {
  return /^[A-Z][A-Z0-9]{3}$/.test(code);
}
