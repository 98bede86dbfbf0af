import type { useNavigate } from '@tanstack/react-router';
import { useAct, useControl } from '../control/use-control.ts';
import { usePaletteOfErrors } from '../errors/palette-of-errors.ts';
import { usePaletteOfLab } from '../lab/palette-of-lab.ts';
import { PAGES } from '../routes/pages.ts';
import type { View } from '../routes/search.ts';
import { useGo } from '../routes/use-go.ts';
import { useView } from '../routes/use-view.ts';
import { feed } from '../stream/feed.ts';
import { useText } from '../texts/texts.tsx';
import { chooseLook, THEMES } from '../theme/theme.ts';
import type { IconName } from '../ui/icons.ts';

/** What can be gone to, found or done. */
export interface PaletteAction {
  readonly id: string;
  readonly words: string;
  readonly icon: IconName;
  readonly keys?: string;
  readonly run: () => void;
}

/** Where an id that was pasted leads, by its form. */
const IDS = [
  [/^m_[\w-]{8,}$/, (id: string) => `mid:${id}`],
  [/^t_[\w-]{4,}$/, (id: string) => `conversation:${id}`],
  [/^A[\w-]{10,24}$/, (id: string) => `trace:${id}`],
  [/^\d{8,20}$/, (id: string) => `person:${id}`],
] as const;

interface Deps {
  readonly query: string;
  readonly onHelp: () => void;
  readonly navigate: ReturnType<typeof useNavigate>;
}

/** All that the palette knows. */
export function usePaletteActions({ query, onHelp, navigate }: Deps): readonly PaletteAction[] {
  const text = useText();
  const [, change] = useView();
  const { data: pages } = useControl('GET /pages');
  const { data: apps } = useControl('GET /apps');
  const advance = useAct('POST /clock/advance');
  const go = useGo();
  const ofLab = usePaletteOfLab(() => go('lab'));
  const asked = query.trim();
  const ofErrors = usePaletteOfErrors(asked);
  const found = IDS.filter(([form]) => form.test(asked)).map(([, word]): PaletteAction => {
    const q = word(asked);
    const words = text('shell.palette.rows', { q });
    return { id: q, words, icon: 'filter', run: () => change({ q, pane: 'timeline' }) };
  });
  return [
    ...found,
    ...ofErrors,
    ...PAGES.map(
      ({ name, icon, ...page }): PaletteAction => ({
        ...{ id: name, words: text(`shell.rail.${name}`), icon },
        ...('key' in page && { keys: `g ${page.key}` }),
        run: () => go(name),
      }),
    ),
    {
      ...{ id: 'answer', words: text('shell.palette.inbox'), icon: 'inbox' },
      run: () =>
        void navigate({
          to: '/studio',
          search: (before: View) => ({ ...before, tab: 'inbox', pane: 'work' }) as View,
        }),
    },
    {
      ...{ id: 'failed', words: text('shell.palette.failed'), icon: 'filter' },
      run: () => change({ q: 'is:failed', pane: 'timeline' }),
    },
    {
      ...{ id: 'not-sent', words: text('shell.palette.notSent'), icon: 'filter' },
      run: () => change({ q: 'is:untold', pane: 'timeline' }),
    },
    {
      ...{ id: 'advance', words: text('shell.palette.advance'), icon: 'clock' },
      run: () => advance.mutate({ seconds: 25 * 3_600 }),
    },
    {
      ...{ id: 'pause', words: text('shell.keys.pause'), icon: 'pause' },
      run: () => feed.pause(feed.state() !== 'paused'),
    },
    ...ofLab,
    ...(pages?.data ?? []).map(
      ({ id, name }): PaletteAction => ({
        ...{ id: `page ${id}`, words: text('shell.palette.page', { name }), icon: 'page' },
        run: () => change({ page: id, conversation: undefined, sel: undefined }),
      }),
    ),
    ...(apps?.data ?? []).map(
      ({ id, name }): PaletteAction => ({
        ...{ id: `app ${id}`, words: text('shell.palette.app', { name }), icon: 'app' },
        run: () => change({ as: id }),
      }),
    ),
    ...THEMES.map(
      (theme): PaletteAction => ({
        id: `theme ${theme}`,
        words: text('shell.palette.theme', { theme: text(`shell.theme.${theme}`) }),
        icon: 'theme',
        run: () => chooseLook('theme', theme),
      }),
    ),
    { id: 'help', words: text('shell.keys.help'), icon: 'help', keys: '?', run: onHelp },
  ];
}
