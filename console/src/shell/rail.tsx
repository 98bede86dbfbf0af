import { Link } from '@tanstack/react-router';
import type { Pane } from '../routes/search.ts';
import { type TextId, useText } from '../texts/texts.tsx';
import { Icon } from '../ui/icon.tsx';
import type { IconName } from '../ui/icons.ts';
import styles from './rail.module.css';
import { useRoom } from './use-room.ts';

/** Pages of the console, in the order of the rail. */
const PAGES = [
  { to: '/studio', icon: 'studio', text: 'shell.rail.studio' },
  { to: '/inbox', icon: 'inbox', text: 'shell.rail.inbox' },
  { to: '/timeline', icon: 'timeline', text: 'shell.rail.timeline' },
  { to: '/lab', icon: 'lab', text: 'shell.rail.lab' },
] as const satisfies readonly { to: string; icon: IconName; text: TextId }[];

/** What of an address holds of the next page too. */
const kept = ({ page, as, hl }: Readonly<Record<string, unknown>>) => ({ page, as, hl }) as object;

/** The ways to the pages. */
export function Rail() {
  const text = useText();
  const isWide = useRoom() === 'wide';
  return (
    <nav
      className={isWide ? `${styles.rail} ${styles.wide}` : styles.rail}
      aria-label={text('shell.rail')}
    >
      {PAGES.map(({ to, icon, text: id }) => (
        <RailLink key={to} to={to} icon={icon} words={text(id)} />
      ))}
      <span className={styles.space} />
      <RailLink to="/settings" icon="settings" words={text('shell.rail.settings')} />
    </nav>
  );
}

function RailLink({ to, icon, words }: { to: string; icon: IconName; words: string }) {
  return (
    <Link to={to} search={kept} className={styles.link} activeProps={{ 'aria-current': 'page' }}>
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
  return (
    <nav className={styles.bottom} aria-label={text('shell.rail')}>
      {BOTTOM.map(({ pane: each, icon, text: id }) => (
        <Link
          key={each}
          to="/studio"
          // The timeline is what is seen where nothing is said.
          search={(before) =>
            ({ ...before, pane: each === 'timeline' ? undefined : each }) as object
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
        activeProps={{ 'aria-current': 'page' }}
      >
        <Icon name="more" />
        {text('shell.more')}
      </Link>
    </nav>
  );
}
