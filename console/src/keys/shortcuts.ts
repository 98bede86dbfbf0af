import type { TextId } from '../texts/texts.tsx';

/** Keys and what they do, as the list of them has it. */
export interface Shortcut {
  readonly keys: string;
  readonly text: TextId;
}

/** Anywhere, and while a row of the timeline has the focus. */
export const SHORTCUTS = {
  anywhere: [
    { keys: 'mod+K', text: 'shell.keys.find' },
    { keys: 'F6', text: 'shell.keys.pane' },
    { keys: 'g s', text: 'shell.keys.studio' },
    { keys: 'g i', text: 'shell.keys.inbox' },
    { keys: 'g t', text: 'shell.keys.timeline' },
    { keys: 'g l', text: 'shell.keys.lab' },
    { keys: 'z', text: 'shell.keys.full' },
    { keys: '/', text: 'shell.keys.query' },
    { keys: 'Esc', text: 'shell.keys.leave' },
    { keys: '?', text: 'shell.keys.help' },
  ],
  rows: [
    { keys: 'J', text: 'shell.keys.next' },
    { keys: 'K', text: 'shell.keys.previous' },
    { keys: 'enter', text: 'shell.keys.open' },
    { keys: 'W', text: 'shell.keys.why' },
    { keys: 'F', text: 'shell.keys.fail' },
    { keys: 'R', text: 'shell.keys.replay' },
    { keys: 'shift+R', text: 'shell.keys.replayAll' },
    { keys: 'End', text: 'shell.keys.follow' },
    { keys: 'Space', text: 'shell.keys.pause' },
  ],
} as const satisfies Readonly<Record<string, readonly Shortcut[]>>;
