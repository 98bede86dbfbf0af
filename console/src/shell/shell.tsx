import { Outlet } from '@tanstack/react-router';
import { Suspense, useEffect } from 'react';
import { useKeyRefused } from '../control/refusal.ts';
import { keptKey } from '../key.ts';
import { useGlobalKeys } from '../keys/global-keys.ts';
import { Help, Palette } from '../keys/palette.tsx';
import { useView } from '../routes/use-view.ts';
import { feed } from '../stream/feed.ts';
import { refreshAfter, useArrivals } from '../stream/use-feed.ts';
import { languageOf, speak } from '../texts/language.ts';
import { useText } from '../texts/texts.tsx';
import { lazily, loadRestWhenIdle } from '../ui/lazily.ts';
import { ConnectionBanner } from './connection-banner.tsx';
import { LiveRegion } from './live-region.tsx';
import { BottomBar, Rail } from './rail.tsx';
import styles from './shell.module.css';
import { TopBar } from './top-bar.tsx';
import { useRoom } from './use-room.ts';

/** Seen by whoever comes without a key that fits. */
const KeyPage = lazily(async () => (await import('./key-page.tsx')).KeyPage, 'shell');

/** What stands around every page. */
export function Shell() {
  const isRefused = useKeyRefused();
  if (!isRefused && keptKey() !== null) return <OpenShell />;
  return (
    <Suspense>
      <KeyPage />
    </Suspense>
  );
}

function OpenShell() {
  const text = useText();
  const room = useRoom();
  const [{ hl }] = useView();
  useEffect(() => void speak(languageOf(hl)), [hl]);
  useEffect(() => feed.begin(), []);
  useEffect(loadRestWhenIdle, []);
  useArrivals(refreshAfter);
  const keys = useGlobalKeys();
  return (
    <div className={styles.shell} data-room={room}>
      <a className={styles.skip} href="#main">
        {text('shell.skip')}
      </a>
      <TopBar onFind={keys.openPalette} onHelp={keys.openHelp} />
      <ConnectionBanner />
      <div className={styles.middle}>
        {room !== 'one' && <Rail />}
        <main id="main" className={styles.main} tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      {room === 'one' && <BottomBar />}
      <Help isOpen={keys.isHelpOpen} onClose={keys.close} />
      <Palette isOpen={keys.isPaletteOpen} onClose={keys.close} onHelp={keys.openHelp} />
      <LiveRegion />
    </div>
  );
}
