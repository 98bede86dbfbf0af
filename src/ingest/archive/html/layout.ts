/** What an element of a page of messages is. */
export type Role = 'thread' | 'container' | 'heading' | 'sender' | 'body' | 'time' | 'reactions';

/** A way in which Meta has laid out pages of messages: what its class names mean (wire.md 14.24 and 14.27). */
export interface Layout {
  readonly name: 'messages.htm' | '2018' | '2021';
  /** A class name, or several of which an element has each; the first that fits counts. */
  readonly roles: readonly (readonly [Role, ...(readonly string[])])[];
  /** A class name that only pages of Instagram have. */
  readonly instagram: string | undefined;
}

const LAYOUTS: readonly Layout[] = [
  {
    name: '2021',
    roles: [
      ['sender', '_a6-h', '_a6-i'],
      ['heading', '_a6-h'],
      ['container', '_a6-g'],
      ['body', '_a6-p'],
      ['time', '_a6-o'],
      ['time', '_a72d'],
      ['reactions', '_a6-q'],
    ],
    instagram: '_2pim',
  },
  {
    name: '2018',
    roles: [
      ['sender', '_2lek', '_2lel'],
      ['heading', '_2lek'],
      ['container', '_2lej'],
      ['body', '_2let'],
      ['time', '_2lem'],
      ['reactions', '_tqp'],
    ],
    instagram: undefined,
  },
  {
    name: 'messages.htm',
    roles: [
      ['thread', 'thread'],
      ['container', 'message'],
      ['sender', 'user'],
      ['time', 'meta'],
    ],
    instagram: undefined,
  },
];

/** What begins the messages of each layout: by it a page is known. */
const MARKS: readonly (readonly [string, Layout['name']])[] = [
  ['_a6-g', '2021'],
  ['_a706', '2021'],
  ['_2lej', '2018'],
  ['_4t5n', '2018'],
  ['thread', 'messages.htm'],
];

/** The layout of which an element with these class names is the first sign. */
export function layoutOf(classes: readonly string[]): Layout | undefined {
  const name = MARKS.find(([mark]) => classes.includes(mark))?.[1];
  return LAYOUTS.find((layout) => layout.name === name);
}

/** What an element with these class names is, in a layout. */
export function roleOf(layout: Layout, classes: readonly string[]): Role | undefined {
  return layout.roles.find(([, ...all]) => all.every((one) => classes.includes(one)))?.[0];
}
