import type { Json } from '../../support/world.ts';

const ID = /^(?:id|mid|user_ref|requested_owner_app_id)$/;
const RENAMED: Readonly<Record<string, string>> = {
  'policy-enforcement': 'policy_enforcement',
  URL: 'url',
};
/** A key that is the id of an app. */
const APP = /^\d{5,}$/;
/** Keys that recordings of the first year have not, by what they stand in. */
const SINCE: Readonly<Record<string, string>> = {
  pass_thread_control: 'previous_owner_app_id',
  take_thread_control: 'new_owner_app_id',
};
const TIME = /^(?:time|timestamp|watermark)$/;

/**
 * A recording as the platform sends it today: ids are strings, times are integers, both
 * stand wherever they have to, nothing has `seq`, the key is `policy_enforcement`, those that are ids
 * of apps are one, a link has its address as `url` and a payload of null, and control is
 * handed over as in the first year.
 */
export function normal(value: Json, key = ''): Json {
  if (ID.test(key)) return String(value);
  if (TIME.test(key)) return 0;
  if (Array.isArray(value)) return value.map((each) => normal(each));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries<Json>(value)
    .filter(([name]) => name !== 'seq' && name !== SINCE[key])
    .map(([name, inner]) => [RENAMED[name] ?? name.replace(APP, 'APP'), inner]);
  if (value.type === 'fallback') entries.push(['payload', null]);
  const times = {
    ...((value.messaging ?? value.standby) && { id: '', time: 0 }),
    ...(value.recipient && Object.keys(value).length > 2 && { timestamp: 0 }),
  };
  return {
    ...times,
    ...Object.fromEntries(entries.map(([name, inner]) => [name, normal(inner, name)])),
  };
}

/** Every path to a value, with its type; elements of a list are one. */
export function pathsOf(value: Json, at = ''): string[] {
  if (Array.isArray(value)) return unique(value.flatMap((each) => pathsOf(each, `${at}[]`)));
  if (typeof value !== 'object' || value === null) {
    return [`${at}: ${value === null ? 'null' : typeof value}`];
  }
  return unique(Object.entries(value).flatMap(([name, inner]) => pathsOf(inner, `${at}.${name}`)));
}

const unique = (paths: readonly string[]): string[] => [...new Set(paths)].sort();
