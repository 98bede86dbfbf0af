import { ALIKE, GOES_ON, inboxOf } from './alike.ts';
import { always, type ControlTable, cell } from './cell.ts';
import { ofOwner, passes, refused, requestGives, requestTells, stays } from './rules.ts';

const passing = passes(
  () => undefined,
  (app, at) => app === inboxOf(at),
);

/** Without a default app (wire.md 7.2, 13.1, 15, 13.4 c): an app's ownership keeps nobody back. */
export const NONE: ControlTable = {
  ...ALIKE,
  message: {
    idle: cell('it stays nobody’s: all apps are told', '7.2', stays),
    ...GOES_ON,
  },
  send: {
    idle: cell('any app', '7.2', stays),
    app: cell('any app: an app’s ownership keeps nobody back', '13.4 c', stays),
    meta: cell(
      'refused (10/2018300): Meta’s app alone answers',
      '13.1, 15',
      ofOwner(stays, 'otherAppControls'),
    ),
  },
  pass: {
    idle: cell(
      'any app, to itself too; who receives is told `pass_thread_control`',
      '13.4 c',
      passing,
    ),
    app: cell('the owner; others are refused (100)', '13.4 c', ofOwner(passing)),
    meta: cell('Meta’s app; others are refused (100)', '13.4 c', ofOwner(passing)),
  },
  take: always(cell('refused (27)', '13.1, 15', refused('takeNotRouted'))),
  request: {
    idle: cell(
      'who asks first has control, and is told `pass_thread_control`',
      '13.4 c',
      requestGives,
    ),
    app: cell(
      'the owner is told `request_thread_control`; of the owner’s own nothing comes',
      '7.2',
      requestTells(({ control }) => control.owner),
    ),
    meta: cell('a success of which nothing comes', '13.4 c', stays),
  },
};
