// biome-ignore-all lint/a11y/useSemanticElements: a table has all of its rows, and a grid those that are seen
import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type MouseEvent,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { hasSingleKeys, shortcutFor } from '../keys/chord.ts';
import { useNames } from '../people/names.ts';
import { feed } from '../stream/feed.ts';
import { placeOf, type Row } from '../stream/rows.ts';
import { useText } from '../texts/texts.tsx';
import { Icon } from '../ui/icon.tsx';
import { causeAt } from './causes.ts';
import styles from './grid.module.css';
import { type RowAct, RowLine } from './row-line.tsx';
import { useFollowing } from './use-following.ts';
import type { TimelineRows } from './use-timeline.ts';

interface GridProps extends Pick<TimelineRows, 'rows' | 'source' | 'isOpen' | 'unfold'> {
  readonly selected: number | undefined;
  readonly onOpen: (row: Row, what: 'row' | 'why') => void;
  /** Goes over to what is open of the selected row. */
  readonly onEnter: () => void;
  readonly onReplay: (row: Row) => void;
  readonly onReplayAll: () => void;
  readonly onFail: (row: Row) => void;
  /** Goes over to why a call was refused. */
  readonly onExplain: (row: Row) => void;
  readonly onExplore: (row: Row) => void;
  /** @param as which client's words; those of the one who looks, without it */
  readonly onCopy: (row: Row, as?: 'curl') => void;
}

/** A row's height in px: as many of what the browser calls a rem here as the density says. */
function rowHeight(): number {
  const style = getComputedStyle(document.documentElement);
  return Number.parseFloat(style.getPropertyValue('--row')) * Number.parseFloat(style.fontSize);
}

/** Rows that are made above and below those that are seen. */
const OVERSCAN = 8;

/** The rows, of which those are made that are seen: a grid, in which one row can have the focus. */
export function Grid({
  rows,
  source,
  isOpen,
  unfold,
  selected,
  onOpen,
  onEnter,
  onReplay,
  onReplayAll,
  onFail,
  onExplain,
  onExplore,
  onCopy,
}: GridProps) {
  const text = useText();
  const names = useNames();
  const height = useMemo(rowHeight, []);
  const scroller = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<number>();
  const wantsFocus = useRef(false);

  const focusAt = rows.length === 0 ? -1 : nearest(rows, focused ?? selected);
  const rangeExtractor = useCallback(
    (range: Range) => {
      const seen = defaultRangeExtractor(range);
      // The row with the focus stays while it is scrolled away: else the focus would be nowhere.
      if (focusAt < 0 || focusAt >= range.count || seen.includes(focusAt)) return seen;
      return [...seen, focusAt].sort((a, b) => a - b);
    },
    [focusAt],
  );
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: OVERSCAN,
    getItemKey: (index) => rows[index]?.seq ?? index,
    rangeExtractor,
  });

  // Behind the virtual list: that begins at the top.
  const { isFollowing, unseen, follow, onScroll, show } = useFollowing({
    scroller,
    rows,
    height,
    source,
  });

  // What was selected elsewhere, such as a bubble, is brought into sight; once, wherever one goes then.
  const shown = useRef<number | undefined>(undefined);
  useEffect(() => {
    const at = selected === undefined ? -1 : placeOf(rows, selected);
    if (selected === shown.current || (selected !== undefined && rows[at]?.seq !== selected))
      return;
    shown.current = selected;
    if (at >= 0) show(at);
  }, [selected, rows, show]);

  useEffect(() => {
    if (!wantsFocus.current || focused === undefined) return;
    wantsFocus.current = false;
    const at = nearest(rows, focused);
    virtual.scrollToIndex(at, { align: 'auto' });
    requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>(`[data-seq="${focused}"]`)?.focus(),
    );
  }, [focused, rows, virtual]);

  const goTo = (at: number) => {
    const row = rows[Math.min(Math.max(at, 0), rows.length - 1)];
    if (!row) return;
    wantsFocus.current = true;
    setFocused(row.seq);
    // What is open goes along: looking through rows is one key a row.
    if (selected !== undefined && row.seq !== selected) onOpen(row, 'row');
  };
  const open = (row: Row, what: 'row' | 'why') => {
    setFocused(row.seq);
    onOpen(row, what);
  };
  /** What can be done with a row, by a press on it or by a key. */
  const actsOn = (row: Row): Readonly<Record<RowAct, () => void>> => ({
    open: () => open(row, 'row'),
    unfold: () => unfold(row, !isOpen(row)),
    explore: () => onExplore(row),
    fail: () => onFail(row),
    replay: () => onReplay(row),
    why: () => open(row, 'why'),
  });
  const click = ({ target }: MouseEvent) => {
    const data = (name: string) =>
      (target as Element).closest<HTMLElement>(`[data-${name}]`)?.dataset[name];
    const seq = Number(data('seq'));
    const row = rows[placeOf(rows, seq)];
    if (row?.seq === seq) actsOn(row)[(data('act') ?? 'open') as RowAct]();
  };
  const press = (event: KeyboardEvent) => {
    const chord = shortcutFor(event.nativeEvent);
    const row = rows[focusAt];
    if (chord === undefined || !row) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / height) - 1);
    const [forth, back] = isMirrored() ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
    const tries = isOpen(row);
    const on = actsOn(row);
    const acts: Readonly<Record<string, () => void>> = {
      ...(tries !== undefined && { [tries ? back : forth]: on.unfold }),
      ArrowDown: () => goTo(focusAt + 1),
      ArrowUp: () => goTo(focusAt - 1),
      PageDown: () => goTo(focusAt + page),
      PageUp: () => goTo(focusAt - page),
      Home: () => goTo(0),
      End: () => {
        goTo(rows.length - 1);
        follow();
      },
      Enter: selected === row.seq ? onEnter : on.open,
    };
    const letters: Readonly<Record<string, () => void>> = {
      j: () => goTo(focusAt + 1),
      k: () => goTo(focusAt - 1),
      '.': follow,
      ' ': () => feed.pause(feed.state() !== 'paused'),
      w: on.why,
      r: on.replay,
      ...(row.kind === 'call' && {
        x: () => row.code !== undefined && onExplain(row),
        f: on.fail,
        e: on.explore,
        c: () => onCopy(row, 'curl'),
        'shift+c': () => onCopy(row),
      }),
      'shift+r': onReplayAll,
    };
    const act = acts[chord] ?? (hasSingleKeys() ? letters[chord] : undefined);
    if (!act) return;
    event.preventDefault();
    act();
  };

  const rootOfSelected = useMemo(() => {
    if (selected === undefined) return undefined;
    const at = placeOf(rows, selected);
    return rows[at]?.seq === selected ? causeAt(rows, at).root : undefined;
  }, [rows, selected]);
  return (
    <div className={styles.holder}>
      <div
        ref={scroller}
        role="grid"
        aria-label={text('timeline.grid')}
        aria-rowcount={source.hasOlder ? -1 : rows.length}
        aria-keyshortcuts="J K Enter W X R F E C Shift+C"
        className={styles.scroller}
        tabIndex={rows.length === 0 ? 0 : -1}
        data-pane-focus={rows.length === 0 ? '' : undefined}
        onScroll={onScroll}
        onClick={click}
        onKeyDown={press}
      >
        <div role="rowgroup" className={styles.rows} style={{ blockSize: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, key, start }) => {
            const row = rows[index];
            if (!row) return null;
            const cause = causeAt(rows, index);
            return (
              <RowLine
                key={key}
                {...{ row, names, index, start }}
                isOpen={isOpen(row)}
                {...cause}
                isSelected={row.seq === selected}
                isRelated={cause.root === rootOfSelected && row.seq !== selected}
                isFocusable={index === focusAt}
              />
            );
          })}
        </div>
      </div>
      {!isFollowing && (
        <button type="button" className={styles.unseen} onClick={follow}>
          <Icon name="down" />
          {unseen > 0 ? text('timeline.unseen', { n: unseen }) : text('timeline.follow')}
        </button>
      )}
    </div>
  );
}

const isMirrored = (): boolean => document.documentElement.dir === 'rtl';

/** The place of a row, or of the one that took it; of the last without one. */
const nearest = (rows: readonly Row[], seq: number | undefined): number =>
  seq === undefined ? rows.length - 1 : Math.min(placeOf(rows, seq), rows.length - 1);
