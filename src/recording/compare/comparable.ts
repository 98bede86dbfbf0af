import { paramValue } from '../param.ts';
import type { RecordedCall } from '../recording.ts';
import { isObject } from './learn.ts';
import type { Renaming } from './renaming.ts';

/** Parameters that say who asks, and not what. */
const WHO = new Set(['access_token', 'appsecret_proof', 'appsecret_time', 'client_secret']);

/** What a call asks for, without what may differ. */
export function askedBy(
  { method, path, params }: RecordedCall,
  ignore: readonly string[],
): Readonly<Record<string, unknown>> {
  const told = Object.entries(params)
    .filter(([name]) => !WHO.has(name))
    .map(([name, text]) => [name, paramValue(text)] as const);
  let asked: unknown = Object.fromEntries(told);
  for (const each of ignore) asked = without(asked, each.split('.'));
  return { call: `${method} ${path}`, ...(asked as object) };
}

/** A value without what a path names; of a list without that of each. */
function without(value: unknown, [step = '', ...steps]: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((each) => without(each, [step, ...steps]));
  if (!isObject(value) || !Object.hasOwn(value, step)) return value;
  const { [step]: found, ...rest } = value;
  return steps.length === 0 ? rest : { ...rest, [step]: without(found, steps) };
}

/** A call by signs that are the same on both sides: as a whole, and by its parts. */
export interface Signed {
  readonly whole: string;
  readonly parts: ReadonlySet<string>;
}

export function signedOf(
  renaming: Renaming,
  side: 'recorded' | 'actual',
  asked: Readonly<Record<string, unknown>>,
): Signed {
  const parts: string[] = [];
  const visit = (value: unknown, path: string): void => {
    if (Array.isArray(value)) {
      if (value.length === 0) parts.push(`${path}[]`);
      for (const [i, each] of value.entries()) visit(each, `${path}[${i}]`);
    } else if (isObject(value)) {
      const entries = Object.entries(value);
      if (entries.length === 0) parts.push(`${path}{}`);
      for (const [key, each] of entries) visit(each, `${path}.${renaming.signed(side, key)}`);
    } else {
      parts.push(`${path} ${typeof value} ${renaming.signed(side, String(value))}`);
    }
  };
  visit(asked, '');
  return { whole: parts.sort().join('\n'), parts: new Set(parts) };
}

/** Nothing in common costs as much as two that stand alone: those are told as such. */
const NOTHING_IN_COMMON = 2;

/** What it costs to take two calls for one: less, the more they have in common. */
export function costOf(one: Signed, other: Signed): number {
  if (one.whole === other.whole) return 0;
  const common = [...one.parts].filter((part) => other.parts.has(part)).length;
  const share = common / Math.max(one.parts.size, other.parts.size);
  return NOTHING_IN_COMMON - share;
}
