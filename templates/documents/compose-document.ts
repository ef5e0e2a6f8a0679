import { decision } from './kinds/decision.js';
import type { DocumentKind, DocumentRequest } from './document-data.js';
import type { ComposeDocument, ComposedDocument } from './document-model.js';
import { frame } from './frame.js';
import type { FramedDocument } from './frame.js';

const composers: { readonly [K in DocumentKind]?: ComposeDocument<K> } = { decision };

/** A document in one language, as the layout sets it. Pure. */
export function composeDocument(
  { kind, lang, data, simulation }: DocumentRequest,
  dataSha256: string,
): FramedDocument {
  const compose = composers[kind] as ((data: DocumentRequest['data']) => ComposedDocument) | undefined;
  if (!compose) throw new Error(`no template of ${kind}`);
  return frame(compose(data), data, { lang, simulation, dataSha256 });
}
