import type { ReactNode } from 'react';
import type { Pane as PaneId } from '../routes/search.ts';
import { useView } from '../routes/use-view.ts';
import { useRoom } from '../shell/use-room.ts';
import { useText } from '../texts/texts.tsx';
import { IconButton } from './button.tsx';
import styles from './pane.module.css';

interface PaneProps {
  readonly id: PaneId;
  readonly title: string;
  /** Beside the title, or in its place. */
  readonly head?: ReactNode;
  readonly children: ReactNode;
}

/** One of the three: a landmark with a title, which `z` and a button give the whole window. */
export function Pane({ id, title, head, children }: PaneProps) {
  const text = useText();
  const room = useRoom();
  const [{ full }, change] = useView();
  const isFull = full === id;
  return (
    <section className={styles.pane} data-pane={id} aria-label={title} tabIndex={-1}>
      <header className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        <div className={styles.aside}>{head}</div>
        {room !== 'one' && (
          <IconButton
            small
            icon={isFull ? 'shrink' : 'expand'}
            label={text(isFull ? 'shell.pane.restore' : 'shell.pane.full', { pane: title })}
            onPress={() => change({ full: isFull ? undefined : id })}
          />
        )}
      </header>
      {children}
    </section>
  );
}
