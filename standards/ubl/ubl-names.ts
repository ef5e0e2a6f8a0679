import type { XmlName } from '../xml/xml-element.js';

const ubl = 'urn:oasis:names:specification:ubl:schema:xsd';
const basic = `${ubl}:CommonBasicComponents-2`;
const aggregate = `${ubl}:CommonAggregateComponents-2`;
const extension = `${ubl}:CommonExtensionComponents-2`;
/** What a call for tenders and a receipt of ours say beyond UBL: `docs/ubl.md`. */
const own = 'urn:bando:ubl:1';

/** Basic component: an element with text. */
export const cbc = (local: string): XmlName => ({ namespace: basic, local });
/** Aggregate component: an element with elements. */
export const cac = (local: string): XmlName => ({ namespace: aggregate, local });
export const ext = (local: string): XmlName => ({ namespace: extension, local });
export const bando = (local: string): XmlName => ({ namespace: own, local });

export function documentName(type: string): XmlName {
  return { namespace: `${ubl}:${type}-2`, local: type };
}

/** The document's own namespace is the default one, as in all published examples. */
export function prefixesOf({ namespace }: XmlName): ReadonlyMap<string, string> {
  return new Map([
    [namespace, ''],
    [aggregate, 'cac'],
    [basic, 'cbc'],
    [extension, 'ext'],
    [own, 'bando'],
  ]);
}
