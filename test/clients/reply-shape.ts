import type { Json } from '../support/world.ts';

/** Keys and JSON types of a value; a list is what all of its elements have together. */
interface Shape {
  readonly types: Set<string>;
  readonly keys: Map<string, Shape>;
}

/**
 * How our answer differs from a recorded one, by path (`data[].id`): `+` for what only we send, `-`
 * for what only the recorded one has, `~` for another JSON type than it has.
 */
export function differences(ours: Json, recorded: Json): string[] {
  const found: string[] = [];
  compare(shapeOf([ours]), shapeOf([recorded]), '', found);
  return found.sort();
}

function compare(ours: Shape, recorded: Shape, at: string, found: string[]): void {
  if ([...ours.types].some((type) => !recorded.types.has(type))) found.push(`~${at}`);
  for (const [key, shape] of ours.keys) {
    const other = recorded.keys.get(key);
    if (other) compare(shape, other, below(at, key), found);
    else found.push(`+${below(at, key)}`);
  }
  for (const key of recorded.keys.keys()) {
    if (!ours.keys.has(key)) found.push(`-${below(at, key)}`);
  }
}

/** `[]` stands for every element of a list. */
const below = (at: string, key: string): string =>
  at === '' || key === '[]' ? `${at}${key}` : `${at}.${key}`;

function shapeOf(values: readonly Json[]): Shape {
  const parts = new Map<string, Json[]>();
  for (const value of values) {
    const entries = Array.isArray(value)
      ? value.map((each) => ['[]', each] as const)
      : Object.entries(typeof value === 'object' ? (value ?? {}) : {});
    for (const [key, part] of entries) parts.set(key, [...(parts.get(key) ?? []), part]);
  }
  const keys = [...parts].map(([key, each]) => [key, shapeOf(each)] as const);
  return { types: new Set(values.map(typeOf)), keys: new Map(keys) };
}

function typeOf(value: Json): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
