import { findAttribute, findText, type XmlElement, type XmlName } from '../xml-element.js';
import { findAll, getOne, refusal, type Fixed, type Part } from './part.js';

/** How a value is the text of one element, with its attributes. */
export interface Content<T> {
  write(value: T): { readonly text: string; readonly attributes?: Readonly<Record<string, string>> };
  /** Undefined for what is no such value. */
  read(text: string, attribute: (name: string) => string | undefined): T | undefined;
}

/** One element with text. */
export function leaf<T>(name: XmlName, content: Content<T>): Part<T> {
  return {
    names: [name],
    write: (value) => [writeLeaf(name, content, value)],
    read: (siblings) => {
      const value = readLeaf(getOne(siblings, name), content);
      if (value === undefined) throw refusal(siblings, name, 'unreadable');
      return value;
    },
  };
}

/** An element whose text never changes. Blanks around it do not count: published examples carry them. */
export function fixed(name: XmlName, text: string, alsoRead: readonly string[] = []): Fixed {
  return {
    names: [name],
    write: () => [{ name, attributes: [], content: [text] }],
    read: (siblings) => {
      const read = findText(getOne(siblings, name))?.trim() ?? '';
      if (read !== text && !alsoRead.includes(read)) throw refusal(siblings, name, `not ${text}`);
    },
  };
}

/** One element for each language of a text, told apart by an attribute without a namespace. */
export function perLanguage<L extends string>(
  name: XmlName,
  attribute: string,
  languages: readonly L[],
): Part<Readonly<Record<L, string>>> {
  return {
    names: [name],
    write: (texts) =>
      languages.map((language) => ({
        name,
        attributes: [{ name: { namespace: '', local: attribute }, value: language }],
        content: texts[language] === '' ? [] : [texts[language]],
      })),
    read: (siblings) => {
      const elements = findAll(siblings, name);
      const texts = languages.map((language) => {
        const found = elements.filter((element) => findAttribute(element, attribute) === language);
        const text = found[0] && findText(found[0]);
        if (found.length !== 1 || text === undefined)
          throw refusal(siblings, name, `not once in ${language}`);
        return [language, text] as const;
      });
      return Object.fromEntries(texts) as Record<L, string>;
    },
  };
}

function writeLeaf<T>(name: XmlName, content: Content<T>, value: T): XmlElement {
  const { text, attributes = {} } = content.write(value);
  return {
    name,
    attributes: Object.entries(attributes).map(([local, attribute]) => ({
      name: { namespace: '', local },
      value: attribute,
    })),
    content: text === '' ? [] : [text],
  };
}

function readLeaf<T>(element: XmlElement, content: Content<T>): T | undefined {
  const text = findText(element);
  return text === undefined ? undefined : content.read(text, (name) => findAttribute(element, name));
}
