import { ALIKE, GOES_ON, inboxOf } from './alike.ts';
import { always, type CellRule, type ControlCase, type ControlTable, cell } from './cell.ts';
import { goesTo, ofOwner, passes, refused, requestTells, stays, takes } from './rules.ts';

const isPrimary = ({
  setting,
  event,
}: ControlCase<'send' | 'pass' | 'take' | 'request'>): boolean =>
  setting.primaryReceiver === event.app;

const passing = passes(
  () => undefined,
  (app, at) => app === inboxOf(at) || app === at.setting.primaryReceiver,
);

const taking: CellRule<'take'> = (at) =>
  isPrimary(at)
    ? takes(at)
    : refused('receiversOnly', 'The Primary Receiver alone takes control.')();

const asking: CellRule<'request'> = (at) =>
  isPrimary(at)
    ? refused('receiversOnly', 'The Primary Receiver takes control, and asks nobody.')()
    : requestTells(({ setting }) => setting.primaryReceiver)(at);

const taken = cell(
  'the primary; who loses control is told `take_thread_control`; others are refused (100/2018171)',
  '7.3',
  taking,
);
const asked = cell(
  'a secondary: the primary is told `request_thread_control`; the primary is refused (100/2018171)',
  '7.3',
  asking,
);
const owners = cell(
  'the owner; others are refused (10/2018300)',
  '7.3',
  ofOwner<'send'>(stays, 'otherAppControls'),
);
const ownersPass = cell(
  'the owner, to an app that is named; others are refused (100)',
  '7.3',
  ofOwner(passing),
);

/** The older Handover Protocol: one Primary Receiver, all others secondary (wire.md 7.3). */
export const HANDOVER: ControlTable = {
  ...ALIKE,
  message: {
    idle: cell(
      'the primary has control',
      '7.3',
      goesTo(({ setting }) => ({ app: setting.primaryReceiver })),
    ),
    ...GOES_ON,
  },
  send: {
    idle: cell('the primary; others are refused (10/2018300)', '7.3', (at) =>
      isPrimary(at) ? {} : refused('otherAppControls')(),
    ),
    ...{ app: owners, meta: owners },
  },
  pass: {
    idle: cell(
      'the primary, to an app that is named, which is told `pass_thread_control`; others are refused (100)',
      '7.3',
      (at) => (isPrimary(at) ? passing(at) : ofOwner(passing)(at)),
    ),
    ...{ app: ownersPass, meta: ownersPass },
  },
  take: {
    idle: cell('the primary, and nobody is told; others are refused (100/2018171)', '7.3', taking),
    ...{ app: taken, meta: taken },
  },
  request: always(asked),
};
