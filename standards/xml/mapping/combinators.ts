import { childElements, type XmlName } from '../xml-element.js';
import {
  findAll,
  type Fixed,
  getOne,
  type ModelOf,
  type Part,
  refusal,
  type Siblings,
  type Table,
} from './part.js';

/** Null in the model stands for no element at all. */
export function optional<T>(part: Part<T>): Part<T | null> {
  return {
    names: part.names,
    write: (value) => (value === null ? [] : part.write(value)),
    read: (siblings) =>
      part.names.some((name) => findAll(siblings, name).length > 0) ? part.read(siblings) : null,
  };
}

/** Any number of one element, in the order of the list. */
export function many<T>(part: Part<T>): Part<readonly T[]> {
  const [name, ...others] = part.names;
  if (!name || others.length > 0) throw new Error('what repeats is one element');
  return {
    names: part.names,
    write: (values) => values.flatMap((value) => part.write(value)),
    read: (siblings) =>
      findAll(siblings, name).map((element) => part.read({ path: siblings.path, elements: [element] })),
  };
}

/** One or more of one element. */
export function some<T>(part: Part<T>): Part<readonly T[]> {
  const list = many(part);
  return {
    ...list,
    read: (siblings) => {
      const values = list.read(siblings);
      if (values.length === 0) throw refusal(siblings, part.names[0] as XmlName, 'missing');
      return values;
    },
  };
}

/** An element that only wraps: its content takes the wrapper's place in the model. */
export function within<T>(name: XmlName, inner: Part<T>): Part<T> {
  return {
    names: [name],
    write: (value) => [{ name, attributes: [], content: inner.write(value) }],
    read: (siblings) => inner.read(childrenOf(siblings, name)),
  };
}

/** An element with the table's parts as its content: an object in the model. */
export function group<T extends Table>(name: XmlName, table: T): Part<ModelOf<T>> {
  return within(name, parts(table));
}

/** The table's parts as neighbours, without an element of their own. */
export function parts<T extends Table>(table: T): Part<ModelOf<T>> {
  const entries = Object.entries(table);
  return {
    names: entries.flatMap(([, part]) => part.names),
    write: (model) => {
      const values = model as Readonly<Record<string, unknown>>;
      return entries.flatMap(([key, part]) => part.write(values[key]));
    },
    read: (siblings) => {
      const values = entries.map(([key, part]) => [key, part.read(siblings)] as const);
      return Object.fromEntries(values.filter(([, value]) => value !== undefined)) as ModelOf<T>;
    },
  };
}

/** Fixed elements side by side. */
export function allFixed(list: readonly Fixed[]): Fixed {
  return {
    names: list.flatMap(({ names }) => names),
    write: () => list.flatMap((part) => part.write()),
    read: (siblings) => list.forEach((part) => part.read(siblings)),
  };
}

/** A part with a fixed element before it: the model holds the part's value alone. */
export function preceded<T>(by: Fixed, part: Part<T>): Part<T> {
  return {
    names: [...by.names, ...part.names],
    write: (value) => [...by.write(), ...part.write(value)],
    read: (siblings) => {
      by.read(siblings);
      return part.read(siblings);
    },
  };
}

/** A part that contains itself further down. */
export function recursive<T>(name: XmlName, get: () => Part<T>): Part<T> {
  return {
    names: [name],
    write: (value) => get().write(value),
    read: (siblings) => get().read(siblings),
  };
}

function childrenOf(siblings: Siblings, name: XmlName): Siblings {
  const elements = childElements(getOne(siblings, name));
  return { path: `${siblings.path}/${name.local}`, elements };
}
