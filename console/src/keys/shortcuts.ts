import { WITH_KEY } from '../routes/pages.ts';
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
    ...WITH_KEY.map(({ name, key }) => ({ keys: `g ${key}`, text: `shell.rail.${name}` as const })),
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
    { keys: 'X', text: 'shell.keys.explain' },
    { keys: 'F', text: 'shell.keys.fail' },
    { keys: 'E', text: 'timeline.explore' },
    { keys: 'C', text: 'shell.keys.copyCurl' },
    { keys: 'shift+C', text: 'shell.keys.copyCode' },
    { keys: 'R', text: 'shell.keys.replay' },
    { keys: 'shift+R', text: 'shell.keys.replayAll' },
    { keys: 'right', text: 'shell.keys.unfold' },
    { keys: 'left', text: 'shell.keys.fold' },
    { keys: 'T', text: 'shell.keys.control' },
    { keys: 'mod+shift+K', text: 'timeline.clear' },
    { keys: 'End', text: 'shell.keys.follow' },
    { keys: 'Space', text: 'shell.keys.pause' },
  ],
} as const satisfies Readonly<Record<string, readonly Shortcut[]>>;
