import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { hasSingleKeys, setSingleKeys } from '../keys/chord.ts';
import { useRoom } from '../shell/use-room.ts';
import { useTitle } from '../shell/use-title.ts';
import { useText } from '../texts/texts.tsx';
import { chooseTheme, keptTheme, THEMES } from '../theme/theme.ts';
import { Icon } from '../ui/icon.tsx';
import { Segments } from '../ui/segments.tsx';
import styles from './settings.module.css';

/** How the page looks and listens, in this browser. */
export function Settings() {
  const text = useText();
  const [theme, setTheme] = useState(keptTheme);
  const [hasKeys, setHasKeys] = useState(hasSingleKeys);
  // Behind "More" on a telephone, whose bar has no room for the rail's other pages.
  const isMore = useRoom() === 'one';
  useTitle(text('shell.rail.settings'));
  return (
    <div className={styles.page}>
      <h2 className={styles.title}>{text('shell.rail.settings')}</h2>
      {isMore && (
        <nav className={styles.card} aria-label={text('shell.more')}>
          {(['inbox', 'lab'] as const).map((to) => (
            <Link key={to} to={`/${to}`} search={(before) => before} className={styles.line}>
              <span className={styles.name}>{text(`shell.rail.${to}`)}</span>
              <Icon name="forward" mirrored />
            </Link>
          ))}
        </nav>
      )}
      <section className={styles.card}>
        <div className={styles.line}>
          <div>
            <h3 className={styles.name}>{text('shell.settings.theme')}</h3>
            <p className={styles.words}>{text('shell.settings.theme.words')}</p>
          </div>
          <Segments
            label={text('shell.settings.theme')}
            items={THEMES.map((id) => ({ id, label: text(`shell.theme.${id}`) }))}
            picked={theme}
            onPick={(id) => {
              chooseTheme(id);
              setTheme(id);
            }}
          />
        </div>
        <label className={styles.line}>
          <span>
            <span className={styles.name}>{text('shell.settings.keys')}</span>
            <span className={styles.words}>{text('shell.settings.keys.words')}</span>
          </span>
          <input
            type="checkbox"
            className={styles.check}
            checked={hasKeys}
            onChange={({ target: { checked } }) => {
              setSingleKeys(checked);
              setHasKeys(checked);
            }}
          />
        </label>
      </section>
    </div>
  );
}
