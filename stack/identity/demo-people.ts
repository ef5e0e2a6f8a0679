/** The people of the local identity provider. All of them, their firms and their addresses are invented. */

export const demoAuthority = { id: 'ars-demo', name: 'Agenzia regionale sanitaria dimostrativa' } as const;

export interface DemoSupplier {
  readonly id: string;
  readonly name: string;
  /** A partita IVA with a right check digit; no office has issued numbers that begin with 99. */
  readonly fiscalCode: string;
}

export interface DemoPerson {
  /** Client id, account id and `sub` of the tokens. */
  readonly handle: string;
  readonly name: string;
  readonly email: string;
  /** What the person is for, as a hint: the roles that count are given per authority and per tender by the application. */
  readonly roles: readonly string[];
  readonly authority?: typeof demoAuthority;
  readonly supplier?: DemoSupplier;
}

function toEmail(name: string): string {
  const ascii = name.normalize('NFD').replace(/[^a-zA-Z ]/g, '');
  return `${ascii.toLowerCase().replaceAll(' ', '.')}@example.org`;
}

function official(handle: string, name: string, ...roles: string[]): DemoPerson {
  return { handle, name, email: toEmail(name), roles, authority: demoAuthority };
}

function bidder(handle: string, name: string, supplierName: string, fiscalCode: string): DemoPerson {
  const supplier = { id: handle, name: supplierName, fiscalCode };
  return { handle, name, email: toEmail(name), roles: ['supplier'], supplier };
}

export const demoPeople: readonly DemoPerson[] = [
  {
    handle: 'admin',
    name: 'Ornella Battipiedi',
    email: 'ornella.battipiedi@example.org',
    roles: ['administrator'],
  },
  official('rup', 'Donata Lorusso', 'rup'),
  official('officer2', 'Pierluigi Santoro', 'rup'),
  official('organ', 'Vincenzo Mastrangelo', 'awardOrgan'),
  official('seggio', 'Carmela Dibenedetto', 'seggio'),
  official('commissioner1', 'Ruggiero Abbatangelo', 'commissioner'),
  official('commissioner2', 'Marialuisa Petruzzella', 'commissioner'),
  official('commissioner3', 'Tommaso Colamonico', 'commissioner'),
  official('custodian1', 'Annunziata Fanelli', 'custodian'),
  official('custodian2', 'Saverio Bellomo', 'custodian'),
  official('custodian3', 'Immacolata Greco', 'custodian'),
  official('custodian4', 'Cosimo Tarantini', 'custodian'),
  official('custodian5', 'Filomena Ruggieri', 'custodian'),
  official('auditor', 'Gaetano Sifanno', 'auditor'),
  bidder('alfa', 'Nicola Loiudice', 'Telesalute Murgia S.r.l.', '99000010720'),
  bidder('beta', 'Rossella Quaranta', 'Cardiolink S.p.A.', '99000020729'),
  bidder('gamma', 'Antonio Pisanello', 'Salento Care società cooperativa', '99000030728'),
  bidder('delta', 'Teresa Marzovilla', 'MedNet Adriatica S.r.l.', '99000040727'),
  bidder('epsilon', 'Matteo Ciavarella', 'IoT Daunia S.r.l.', '99000050726'),
];

export function findDemoPerson(handle: string): DemoPerson | undefined {
  return demoPeople.find((person) => person.handle === handle);
}

/** What a token says of a person, beside `sub`. Names and addresses end in the application's own register of people. */
export function toClaims(person: DemoPerson): Record<string, unknown> {
  return {
    name: person.name,
    email: person.email,
    bando_roles: person.roles,
    ...(person.authority && { bando_authority: person.authority }),
    ...(person.supplier && { bando_supplier: person.supplier }),
  };
}
