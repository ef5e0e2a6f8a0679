/** The name of a file in an archive, as bytes of UTF-8: what any file system takes. */
const maxPathBytes = 255;

/** Control characters, and what Windows would read as a separator or a drive. */
const forbidden = /[\u0000-\u001f\u007f\\:]/;

/** A relative path that stays inside the folder where it is extracted, on any system. */
export function isEntryPath(name: string): boolean {
  if (forbidden.test(name) || new TextEncoder().encode(name).length > maxPathBytes) return false;
  return name.split('/').every((segment) => segment !== '' && segment !== '.' && segment !== '..');
}

/** The folder of the redacted copies (art. 35 c.4 a, d.lgs. 36/2023) in a technical envelope. */
export const redactedFolder = 'oscurata';

/** `oscurata/motivazione.pdf`, or of another type: why the bidder asks that something stay secret. */
export function isRedactionReason(name: string): boolean {
  return name.startsWith(`${redactedFolder}/motivazione.`);
}

export function isRedactedCopy(name: string): boolean {
  return name.startsWith(`${redactedFolder}/`);
}
