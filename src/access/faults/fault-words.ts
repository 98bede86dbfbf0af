import { catalogue } from '../../graph/errors/catalogue.ts';
import type { Fault, FaultEffect, FaultSpec } from './fault.ts';

/** What a fault does, and when: `fault 3: connection cut before the answer, after the call took effect`. */
export const faultWords = ({ no, spec }: Pick<Fault, 'no' | 'spec'>): string =>
  `fault ${no}: ${effectWords(spec)}`;

/** What a fault does to a call. */
export function effectWords({ effect, latency, after }: FaultSpec): string {
  const late = latency > 0 ? `${latency} ms late` : '';
  const what = [late, WORDS[effect.kind](effect as never)].filter(Boolean).join(', then ');
  return after && effect.kind !== 'late' ? `${what}, after the call took effect` : what;
}

type Words = { readonly [K in FaultEffect['kind']]: (effect: FaultEffect & { kind: K }) => string };

const WORDS: Words = {
  error({ row }) {
    const { code, ...more } = catalogue[row];
    const { subcode } = more as { readonly subcode?: number };
    return `error ${code}${subcode === undefined ? '' : `/${subcode}`} (${row})`;
  },
  cut: ({ at }) =>
    at === 'before'
      ? 'connection cut before the answer'
      : 'connection cut in the middle of the answer',
  malformed: () => 'half of the JSON',
  page: ({ status, body }) => `${status} with ${body === 'html' ? 'a page of HTML' : 'no body'}`,
  timeout: () => 'no answer at all',
  late: () => '',
};
