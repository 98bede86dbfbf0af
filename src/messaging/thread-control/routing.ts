import { ALIKE, GOES_ON, inboxOf } from './alike.ts';
import { always, type CellRule, type ControlCase, type ControlTable, cell } from './cell.ts';
import { goesTo, ofOwner, passes, refused, stays, takes } from './rules.ts';

const isTaker = ({ setting, event }: ControlCase<'send' | 'take' | 'pass'>): boolean =>
  setting.takers.includes(event.app);

const isDefault = ({ setting, event }: ControlCase<'send' | 'pass'>): boolean =>
  setting.defaultApp === event.app;

/** Human agents take control with what they write, where their app may take it (wire.md 7.2). */
const orTakes =
  (rule: CellRule<'send'>): CellRule<'send'> =>
  (at) => {
    const { event, control } = at;
    const mayTake = event.humanAgent && isTaker(at) && control.owner !== event.app;
    if (!mayTake) return rule(at);
    return takes({ ...at, event: { kind: 'take', app: event.app } });
  };

const passing = passes(
  ({ setting }) => setting.defaultApp,
  (app, at) => app === inboxOf(at) || app === at.setting.defaultApp,
);

const taking: CellRule<'take'> = (at) =>
  isTaker(at)
    ? takes(at)
    : refused(
        'takeNotAllowed',
        `App ${at.event.app} has not the right to take control on this Page.`,
      )();

const taken = cell(
  'an app with the take right that does not own it; who loses control is told `take_thread_control`',
  '7.2',
  taking,
);
const owners = orTakes(ofOwner(stays, 'otherAppControls'));

/** With a default app: Conversation Routing (wire.md 7.2). */
export const ROUTING: ControlTable = {
  ...ALIKE,
  message: {
    idle: cell(
      'the app of the way in has control, or the default app',
      '7.2',
      goesTo(({ setting, event }) => event.entry ?? { app: setting.defaultApp }),
    ),
    ...GOES_ON,
  },
  send: {
    idle: cell(
      'the default app; with HUMAN_AGENT one with the take right, which takes control; others are refused (10/2018300)',
      '7.2',
      orTakes((at) => (isDefault(at) ? {} : refused('otherAppControls')())),
    ),
    app: cell(
      'the owner; with HUMAN_AGENT one with the take right, which takes control; others are refused (10/2018300)',
      '7.2',
      owners,
    ),
    meta: cell(
      'Meta’s app; with HUMAN_AGENT one with the take right, which takes control; others are refused (10/2018300)',
      '7.2',
      owners,
    ),
  },
  pass: {
    idle: cell(
      'the default app, and one with the take right, to itself too; without a target to the default app; others are refused (100)',
      '7.2',
      (at) => (isDefault(at) || isTaker(at) ? passing(at) : ofOwner(passing)(at)),
    ),
    app: cell(
      'the owner, to another; without a target to the default app; others are refused (100)',
      '7.2',
      ofOwner(passing),
    ),
    meta: cell('Meta’s app; others are refused (100)', '7.2', ofOwner(passing)),
  },
  take: {
    idle: cell(
      'an app with the take right, and nobody is told; others are refused (10)',
      '7.4',
      taking,
    ),
    ...{ app: taken, meta: taken },
  },
  request: always(cell('refused (27)', '7.2', refused('requestRouted'))),
};
