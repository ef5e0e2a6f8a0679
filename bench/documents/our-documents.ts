import { renderDocument } from '../../activities/documents/render-document.js';
import { answerParent } from '../child-measure.js';
import { measureMaking, type DocumentInput } from './document-requests.js';

/** Documents as they are made: composed, set with their data attached, finished. */
await answerParent<DocumentInput>((input) => measureMaking(input, renderDocument));
