import { Link, useLocation } from '@tanstack/react-router';
import { Fragment } from 'react';
import { PAGES, type PageName } from '../routes/pages.ts';
import type { Pane } from '../routes/search.ts';
import { kept } from '../routes/use-go.ts';
import { type TextId, useText } from '../texts/texts.tsx';
import { Icon } from '../ui/icon.tsx';
import type { IconName } from '../ui/icons.ts';
import styles from './rail.module.css';
import { useRoom } from './use-room.ts';

/** The ways to the pages. */
export function Rail() {
  const text = useText();
  const isWide = useRoom() === 'wide';
  return (
    <nav
      className={isWide ? `${styles.rail} ${styles.wide}` : styles.rail}
      aria-label={text('shell.rail')}
    >
      {PAGES.map(({ name, icon }) => (
        <Fragment key={name}>
          {name === 'settings' && <span className={styles.space} />}
          <RailLink name={name} icon={icon} words={text(`shell.rail.${name}`)} />
        </Fragment>
      ))}
    </nav>
  );
}

function RailLink({ name, icon, words }: { name: PageName; icon: IconName; words: string }) {
  return (
    <Link
      to={`/${name}`}
      search={kept}
      className={styles.link}
      activeProps={{ 'aria-current': 'page' }}
    >
      <Icon name={icon} />
      <span className={styles.words}>{words}</span>
    </Link>
  );
}

const BOTTOM = [
  { pane: 'customer', icon: 'phone', text: 'shell.pane.customer' },
  { pane: 'timeline', icon: 'timeline', text: 'shell.pane.timeline' },
  { pane: 'work', icon: 'work', text: 'shell.pane.work' },
] as const satisfies readonly { pane: Pane; icon: IconName; text: TextId }[];

/** The same where there is room for one pane: the panes of the studio, and the rest. */
export function BottomBar() {
  const text = useText();
  const { pathname } = useLocation();
  return (
    <nav className={styles.bottom} aria-label={text('shell.rail')}>
      {BOTTOM.map(({ pane: each, icon, text: id }) => (
        <Link
          key={each}
          to="/studio"
          // The customer's is what is seen where nothing is said.
          search={(before) =>
            ({
              ...before,
              ...(each === 'customer' ? { pane: undefined, sel: undefined } : { pane: each }),
            }) as object
          }
          className={styles.bottomLink}
          activeOptions={{ explicitUndefined: true }}
          activeProps={{ 'aria-current': 'page' }}
        >
          <Icon name={icon} />
          {text(id)}
        </Link>
      ))}
      <Link
        to="/settings"
        search={kept}
        className={styles.bottomLink}
        // All pages but those of the panes are reached by it.
        aria-current={/\/(studio|timeline)$/.test(pathname) ? undefined : 'page'}
      >
        <Icon name="more" />
        {text('shell.more')}
      </Link>
    </nav>
  );
}
