import type { CSSProperties } from 'react';
import { usePage } from '../people/use-page.ts';
import type { Pane, View } from '../routes/search.ts';
import { useView } from '../routes/use-view.ts';
import { useRoom } from '../shell/use-room.ts';
import { useTitle } from '../shell/use-title.ts';
import { useText } from '../texts/texts.tsx';
import { TimelinePane } from '../timeline/timeline-pane.tsx';
import { Segments } from '../ui/segments.tsx';
import { WorkPane } from '../work/work-pane.tsx';
import { CustomerSlot } from './customer-slot.tsx';
import { usePaneSizes } from './pane-sizes.ts';
import { Separator } from './separator.tsx';
import styles from './studio.module.css';

/** What the customer sees, what was sent and why, what an app asked: side by side. */
export function Studio() {
  const text = useText();
  useTitle(text('shell.rail.studio'));
  return <Panes hasCustomer />;
}

/** The panes that there is room for. */
export function Panes({ hasCustomer }: { hasCustomer: boolean }) {
  const text = useText();
  const room = useRoom();
  const [view, change] = useView();
  const page = usePage();
  const sizes = usePaneSizes(room);
  const all = panesOf(view, room);
  const shown = hasCustomer ? all : withoutCustomer(all, view);
  const isOuterPicked = hasCustomer && room === 'two' && view.full === undefined;
  return (
    <div
      className={styles.studio}
      style={{ '--customer': `${sizes.customer}px`, '--work': `${sizes.work}px` } as CSSProperties}
      data-panes={shown.join(' ')}
    >
      {shown.includes('customer') && page && <CustomerSlot page={page.id} />}
      {shown.includes('customer') && shown.includes('timeline') && (
        <Separator
          label={text('shell.separator.customer')}
          size={sizes.customer}
          {...sizes.limits.customer}
          onSize={(size) => sizes.set('customer', size)}
        />
      )}
      {shown.includes('timeline') && (
        <TimelinePane
          aside={
            isOuterPicked && (
              <Segments<Pane>
                label={text('shell.pane.beside')}
                items={(['customer', 'work'] as const).map((pane) => ({
                  id: pane,
                  label: text(`shell.pane.${pane}`),
                }))}
                picked={view.pane === 'work' ? 'work' : 'customer'}
                onPick={(pane) => change({ pane })}
              />
            )
          }
        />
      )}
      {shown.includes('work') && shown.includes('timeline') && (
        <Separator
          label={text('shell.separator.work')}
          size={sizes.work}
          isEnd
          {...sizes.limits.work}
          onSize={(size) => sizes.set('work', size)}
        />
      )}
      {shown.includes('work') && <WorkPane />}
    </div>
  );
}

/** Which panes are seen. */
function panesOf(
  { full, pane: picked, sel }: View,
  room: ReturnType<typeof useRoom>,
): readonly Pane[] {
  if (full !== undefined) return [full];
  // A telephone is the customer's, unless a row was pointed at.
  if (room === 'one') return [picked ?? (sel === undefined ? 'customer' : 'work')];
  if (room === 'two') return picked === 'work' ? ['timeline', 'work'] : ['customer', 'timeline'];
  return ['customer', 'timeline', 'work'];
}

/** The timeline, and what of it is open. */
function withoutCustomer(all: readonly Pane[], { sel, pane, full }: View): readonly Pane[] {
  if (full !== undefined && full !== 'customer') return [full];
  if (all.length === 1) return [pane === 'work' ? 'work' : 'timeline'];
  return sel === undefined ? ['timeline'] : ['timeline', 'work'];
}
