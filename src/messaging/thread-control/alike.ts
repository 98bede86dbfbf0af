import { INBOX_APPS } from '../inbox-apps.ts';
import { type ControlTable, cell, OURS } from './cell.ts';
import { extendsControl, frees, ifOwn, inboxTakes, ofOwner, restarts, stays } from './rules.ts';
import type { ControlSetting } from './state.ts';

export const inboxOf = ({ setting }: { readonly setting: ControlSetting }): string =>
  INBOX_APPS[setting.platform];

const restart = cell('the owner’s 24 hours begin anew', '7.2', restarts);

/** A customer's message in a conversation that is somebody's. */
export const GOES_ON = { app: restart, meta: restart };

const takenOver = cell(
  'the inbox has control; the app that had it is told `take_thread_control`',
  '7.2',
  inboxTakes(inboxOf),
);
const theirs = (words: string) =>
  cell(words, '13.4 c', ofOwner<'release'>(frees('release'), 'notThreadReleaser'));
const lasts = cell(
  'the owner: control lasts so many seconds from now, 7 days at most; others are refused (100)',
  '5.9',
  ofOwner(extendsControl),
);
const nobodys = 'it stays nobody’s';

/** What is the same in all regimes. */
export const ALIKE: Pick<ControlTable, 'release' | 'extend' | 'inbox' | 'done' | 'gone' | 'clock'> =
  {
    release: {
      idle: theirs('refused (100): nobody owns it'),
      app: theirs('the owner: idle, and nobody is told; others are refused (100)'),
      meta: theirs('Meta’s app: idle, and nobody is told; others are refused (100)'),
    },
    extend: {
      idle: cell('refused (100): nobody owns it', '5.9', ofOwner(extendsControl)),
      ...{ app: lasts, meta: lasts },
    },
    inbox: {
      idle: cell('the inbox has control, and nobody is told', '7.2', inboxTakes(inboxOf)),
      app: takenOver,
      meta: cell('it stays the inbox’s', '7.2', inboxTakes(inboxOf)),
    },
    done: {
      idle: cell(nobodys, OURS, stays),
      app: cell('it stays the app’s: the inbox frees what is the inbox’s', OURS, stays),
      meta: cell('idle, and nobody is told', OURS, frees('release')),
    },
    gone: {
      idle: cell(nobodys, OURS, stays),
      app: cell('idle where that app owned it, and nobody is told', OURS, ifOwn(frees('remove'))),
      meta: cell('it stays the inbox’s', OURS, stays),
    },
    // What has ended by time has ended before any rule is asked (machine.ts).
    clock: {
      idle: cell(nobodys, '7.2', stays),
      app: cell('idle once the owner’s 24 hours, or what was said, are over', '7.2', stays),
      meta: cell('idle once its 24 hours are over', OURS, stays),
    },
  };
