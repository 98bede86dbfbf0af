import type { ChaosKind, ChaosSpec, Disturbance } from './disturbance.ts';

/** What chaos does to a webhook: `sent once more`. */
export const chaosWords = (spec: ChaosSpec): string => WORDS[spec.kind](spec);

/** How a note on an attempt begins: `chaos 3: duplicate`. */
export const chaosMark = ({ no, spec }: Pick<Disturbance, 'no' | 'spec'>): string =>
  `chaos ${no}: ${spec.kind}`;

/** What the note on an attempt says of chaos, where it says something. */
export const chaosIn = (note: string | undefined): string | undefined =>
  note?.startsWith('chaos ') ? note.split(';')[0] : undefined;

const time = ({ ms, byClock }: ChaosSpec): string =>
  `${ms} ms${byClock ? ' of the store’s clock' : ''}`;

const first = ({ attempts }: ChaosSpec): string =>
  attempts === 1 ? 'its first attempt' : `its first ${attempts} attempts`;

const WORDS: Readonly<Record<ChaosKind, (spec: ChaosSpec) => string>> = {
  duplicate: (spec) => (spec.ms === 0 ? 'sent once more' : `sent once more, ${time(spec)} later`),
  reorder: (spec) => `sent after the next one of its conversation, or after ${time(spec)}`,
  drop: (spec) => `kept from the app at ${first(spec)}, which counts as failed`,
  delay: (spec) => `sent ${time(spec)} late`,
  'wrong-signature': (spec) => `signed with another secret at ${first(spec)}`,
  'echo-first': (spec) =>
    `the echo of a send comes before the answer of it, which waits ${time(spec)} at most`,
  lose: () => 'never tried: only a read shows it',
};
