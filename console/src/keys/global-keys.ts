import { useCallback, useEffect, useRef, useState } from 'react';
import { WITH_KEY } from '../routes/pages.ts';
import { PANES, type Pane } from '../routes/search.ts';
import { useGo } from '../routes/use-go.ts';
import { useView } from '../routes/use-view.ts';
import { feed } from '../stream/feed.ts';
import { chordOf, hasSingleKeys, isEditable } from './chord.ts';
import { shortcutOf } from './keymap.ts';

/** The pane that has the focus. */
const focusedPane = (): Pane | undefined => {
  const id = document.activeElement?.closest<HTMLElement>('[data-pane]')?.dataset.pane;
  return PANES.find((pane) => pane === id);
};

/** Puts the focus into the next pane that is shown, or the one before. */
function goPane(step: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')];
  const at = panes.findIndex((pane) => pane.contains(document.activeElement));
  const next = panes.at((at < 0 ? (step > 0 ? 0 : -1) : at + step) % panes.length);
  const inner = next?.querySelector<HTMLElement>('[data-pane-focus]');
  (inner ?? next)?.focus();
}

/** What keys do anywhere, and what of it is open. */
export function useGlobalKeys() {
  const [open, setOpen] = useState<'palette' | 'help'>();
  const go = useGo();
  const [{ full, sel }, change] = useView();
  const isAfterG = useRef(false);
  useEffect(() => {
    const single: Readonly<Record<string, () => void>> = {
      '?': () => setOpen('help'),
      '/': () => document.querySelector<HTMLElement>('[data-query]')?.focus(),
      z: () => {
        const pane = focusedPane();
        if (full || pane) change({ full: full ? undefined : pane });
      },
    };
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const chord = chordOf(event);
      if (chord === undefined) return;
      const wasG = isAfterG.current;
      isAfterG.current = false;
      const act = (what: () => void) => {
        event.preventDefault();
        what();
      };
      if (chord === 'mod+k') return act(() => setOpen('palette'));
      if (chord === 'mod+shift+k') {
        return act(() => change({ from: feed.rows.all().at(-1)?.seq, sel: undefined }));
      }
      if (chord === 'F6') return act(() => goPane(1));
      if (chord === 'shift+F6') return act(() => goPane(-1));
      if (isEditable(event.target) || document.querySelector('[role=dialog],[role=menu]')) return;
      if (chord === 'Escape') {
        if (full !== undefined) return act(() => change({ full: undefined }));
        if (sel !== undefined) return act(() => change({ sel: undefined, tab: undefined }));
        return;
      }
      if (!hasSingleKeys()) return;
      const next = wasG && WITH_KEY.find(({ key }) => key === chord);
      if (next) return act(() => go(next.name));
      const meant = shortcutOf(chord);
      const does = meant === undefined ? undefined : single[meant];
      if (does) act(does);
      else if (chord === 'g') isAfterG.current = true;
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [go, change, full, sel]);
  return {
    isPaletteOpen: open === 'palette',
    isHelpOpen: open === 'help',
    openPalette: useCallback(() => setOpen('palette'), []),
    openHelp: useCallback(() => setOpen('help'), []),
    close: useCallback(() => setOpen(undefined), []),
  };
}
