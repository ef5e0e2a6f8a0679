import { annullamentoDallaValutazione } from './annullamento-dalla-valutazione.js';
import { chiarimentoTardivo } from './chiarimento-tardivo.js';
import { inversione } from './inversione.js';
import { inversioneConScorrimento } from './inversione-con-scorrimento.js';
import { oscuramenti } from './oscuramenti.js';
import type { DemoPath } from './path.js';
import { malfunzionamento } from './malfunzionamento.js';
import { rettificaConProroga } from './rettifica-con-proroga.js';
import { riammissione } from './riammissione.js';
import { ricorsoRespinto } from './ricorso-respinto.js';
import { rettificaSigillata } from './rettifica-sigillata.js';
import { revoca } from './revoca.js';
import { riapertura } from './riapertura.js';
import { simulazioneDiUnaDecisione } from './simulazione-di-una-decisione.js';
import { sospensivaAccolta } from './sospensiva-accolta.js';
import { soccorsoIstruttorio } from './soccorso-istruttorio.js';
import { sopralluogo } from './sopralluogo.js';
import { sospensioneERipresa } from './sospensione-e-ripresa.js';

/** Every path that `npm run demo -- --path` plays, in the order of the procedure. */
export const paths: readonly DemoPath[] = [
  simulazioneDiUnaDecisione,
  sopralluogo,
  rettificaConProroga,
  chiarimentoTardivo,
  sospensioneERipresa,
  malfunzionamento,
  riapertura,
  rettificaSigillata,
  soccorsoIstruttorio,
  inversione,
  inversioneConScorrimento,
  oscuramenti,
  ricorsoRespinto,
  sospensivaAccolta,
  annullamentoDallaValutazione,
  riammissione,
  revoca,
];

export function findPath(name: string): DemoPath | undefined {
  return paths.find((path) => path.name === name);
}
