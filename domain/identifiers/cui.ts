/**
 * True for the shape of a CUI (codice unico di intervento of the programme, art. 37 d.lgs. 36/2023): F for supplies, S
 * for services, L for works; the authority's codice fiscale of 11 digits; the year; a number of 4 to 6 digits. 20 to 22
 * characters.
 */
export function isCui(value: string): boolean {
  return /^[FSL]\d{11}20\d{2}\d{4,6}$/.test(value);
}
