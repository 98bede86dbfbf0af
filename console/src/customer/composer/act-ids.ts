import type { Phone } from '../types.ts';

/** What is filled in before it is done, in the order of the menu, and where alone it is offered. */
const ACTS = {
  sticker: undefined,
  location: undefined,
  share: undefined,
  story: 'INSTAGRAM',
  unusual: undefined,
  refer: undefined,
  optIn: undefined,
  order: 'MESSENGER',
  submit: 'MESSENGER',
  inform: 'MESSENGER',
  comment: undefined,
  post: 'MESSENGER',
} as const satisfies Record<string, Phone['platform'] | undefined>;

export type ActId = keyof typeof ACTS;

/** Those of a platform; how each is filled in is loaded when it is opened (acts.ts). */
export const actIds = (platform: Phone['platform']): readonly ActId[] =>
  (Object.keys(ACTS) as ActId[]).filter((id) => (ACTS[id] ?? platform) === platform);
