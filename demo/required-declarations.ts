/** What every administrative envelope of the demo must hold; the disciplinare would list it. */
export const requiredDeclarations = [
  { name: 'dgue.pdf', title: 'Documento di gara unico europeo' },
  { name: 'garanzia-provvisoria.pdf', title: 'Garanzia provvisoria (art. 106 d.lgs. 36/2023)' },
  { name: 'patto-di-integrita.pdf', title: 'Patto di integrità (art. 1 c. 17 L. 190/2012)' },
  { name: 'dichiarazione-ccnl.pdf', title: 'Dichiarazione sul CCNL applicato (art. 11 d.lgs. 36/2023)' },
] as const;

/** The one that a forgetful bidder leaves out, unless its script names another. */
export const forgettableDeclaration = 'patto-di-integrita.pdf';
