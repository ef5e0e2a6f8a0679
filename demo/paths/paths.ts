import { annullamentoDUfficio } from './annullamento-d-ufficio.js';
import { annullamentoDallaValutazione } from './annullamento-dalla-valutazione.js';
import { bandoAnnullato } from './bando-annullato.js';
import { ccnl } from './ccnl.js';
import { chiarimentoTardivo } from './chiarimento-tardivo.js';
import { chiaviPerse } from './chiavi-perse.js';
import { deserta } from './deserta.js';
import { durataMassima } from './durata-massima.js';
import { fvoe } from './fvoe.js';
import { garanziaDefinitiva } from './garanzia-definitiva.js';
import { garanziaProvvisoria } from './garanzia-provvisoria.js';
import { interpello } from './interpello.js';
import { inversioneConScorrimento } from './inversione-con-scorrimento.js';
import { inversione } from './inversione.js';
import { lotsWon } from './lots-won.js';
import { malfunzionamento } from './malfunzionamento.js';
import { mancataStipula } from './mancata-stipula.js';
import { modificaDelRaggruppamento } from './modifica-del-raggruppamento.js';
import { nonAggiudicazione } from './non-aggiudicazione.js';
import { oscuramenti } from './oscuramenti.js';
import { pareggioESorteggio } from './pareggio-e-sorteggio.js';
import { participants } from './participants.js';
import type { DemoPath } from './path.js';
import { rettificaConProroga } from './rettifica-con-proroga.js';
import { rettificaSigillata } from './rettifica-sigillata.js';
import { revocaDiUnLotto } from './revoca-di-un-lotto.js';
import { revoca } from './revoca.js';
import { riammissione } from './riammissione.js';
import { riapertura } from './riapertura.js';
import { ricorsoRespinto } from './ricorso-respinto.js';
import { simulazioneDiUnaDecisione } from './simulazione-di-una-decisione.js';
import { soccorsoIstruttorio } from './soccorso-istruttorio.js';
import { sopralluogo } from './sopralluogo.js';
import { sospensioneERipresa } from './sospensione-e-ripresa.js';
import { sospensivaAccolta } from './sospensiva-accolta.js';
import { validita } from './validita.js';
import { verificaNegativa } from './verifica-negativa.js';

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
  garanziaProvvisoria,
  ccnl,
  participants,
  modificaDelRaggruppamento,
  inversione,
  inversioneConScorrimento,
  pareggioESorteggio,
  lotsWon,
  oscuramenti,
  verificaNegativa,
  fvoe,
  garanziaDefinitiva,
  ricorsoRespinto,
  sospensivaAccolta,
  annullamentoDallaValutazione,
  riammissione,
  bandoAnnullato,
  deserta,
  nonAggiudicazione,
  revoca,
  revocaDiUnLotto,
  annullamentoDUfficio,
  chiaviPerse,
  validita,
  durataMassima,
  mancataStipula,
  interpello,
];

export function findPath(name: string): DemoPath | undefined {
  return paths.find((path) => path.name === name);
}
