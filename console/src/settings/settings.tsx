import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { hasSingleKeys, setSingleKeys } from '../keys/chord.ts';
import { PAGES } from '../routes/pages.ts';
import { kept } from '../routes/use-go.ts';
import { useRoom } from '../shell/use-room.ts';
import { useTitle } from '../shell/use-title.ts';
import { useText } from '../texts/texts.tsx';
import { chooseLook, DENSITIES, keptLook, THEMES } from '../theme/theme.ts';
import { Icon } from '../ui/icon.tsx';
import frame from '../ui/page.module.css';
import { Segments } from '../ui/segments.tsx';
import { About } from './about.tsx';
import { KeyList } from './key-list.tsx';
import styles from './settings.module.css';

/** How the page looks and listens, in this browser, and what it is the console of. */
export function Settings() {
  const text = useText();
  useTitle(text('shell.rail.settings'));
  return (
    <div className={frame.page}>
      <h2 className={frame.title}>{text('shell.rail.settings')}</h2>
      <OtherPages />
      <Looks />
      <Keys />
      <About />
    </div>
  );
}

/** Those that the bar of a telephone has no room for: there this page is "More". */
function OtherPages() {
  const text = useText();
  if (useRoom() !== 'one') return null;
  const others = PAGES.filter(({ name }) => !/^(?:studio|timeline|settings)$/.test(name));
  return (
    <nav className={styles.card} aria-label={text('shell.more')}>
      {others.map(({ name }) => (
        <Link key={name} to={`/${name}`} search={kept} className={styles.line}>
          <span className={styles.name}>{text(`shell.rail.${name}`)}</span>
          <Icon name="forward" mirrored />
        </Link>
      ))}
    </nav>
  );
}

function Looks() {
  const text = useText();
  const [theme, setTheme] = useState(() => keptLook('theme'));
  const [density, setDensity] = useState(() => keptLook('density'));
  return (
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
            chooseLook('theme', id);
            setTheme(id);
          }}
        />
      </div>
      <div className={styles.line}>
        <div>
          <h3 className={styles.name}>{text('shell.settings.density')}</h3>
          <p className={styles.words}>{text('shell.settings.density.words')}</p>
        </div>
        <Segments
          label={text('shell.settings.density')}
          items={DENSITIES.map((id) => ({ id, label: text(`shell.density.${id}`) }))}
          picked={density}
          onPick={(id) => {
            chooseLook('density', id);
            setDensity(id);
          }}
        />
      </div>
    </section>
  );
}

function Keys() {
  const text = useText();
  const [hasKeys, setHasKeys] = useState(hasSingleKeys);
  return (
    <section className={styles.card}>
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
      {hasKeys && <KeyList />}
    </section>
  );
}
