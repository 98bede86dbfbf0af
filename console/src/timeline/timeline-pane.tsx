import { type ReactNode, Suspense, useCallback, useMemo, useState } from 'react';
import { useCopyCall } from '../code/use-copy-call.ts';
import { wantCard } from '../errors/wanted.ts';
import { FailNext } from '../lab/fail-next.tsx';
import { partsOf } from '../replay/parts.ts';
import { useReplay } from '../replay/use-replay.ts';
import { useExplore } from '../routes/use-explore.ts';
import { useView } from '../routes/use-view.ts';
import { useRoom } from '../shell/use-room.ts';
import type { Row } from '../stream/rows.ts';
import { useFlood } from '../stream/use-feed.ts';
import { useText } from '../texts/texts.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { lazily } from '../ui/lazily.ts';
import { Notice } from '../ui/notice.tsx';
import { Pane } from '../ui/pane.tsx';
import { EmptyTimeline } from './empty-timeline.tsx';
import { Grid } from './grid.tsx';
import { MoreMenu } from './more-menu.tsx';
import { QueryBar, QuickQueries } from './query-bar.tsx';
import styles from './timeline-pane.module.css';
import { useTimeline } from './use-timeline.ts';

const PlainRows = lazily(async () => (await import('./plain-rows.tsx')).PlainRows);
const ReplayNews = lazily(
  async () => (await import('../replay/replay-news.tsx')).ReplayNews,
  'work',
);
const CopiedNews = lazily(async () => (await import('../code/copied-news.tsx')).CopiedNews, 'code');
const ReplayDialog = lazily(
  async () => (await import('../replay/replay-dialog.tsx')).ReplayDialog,
  'work',
);

const save = async (...of: readonly [string | undefined, (row: Row) => boolean]) =>
  (await import('./save-rows.ts')).saveRows(...of);

/** The timeline: what happened, in the order in which it did. */
export function TimelinePane({ aside }: { aside?: ReactNode }) {
  const text = useText();
  const room = useRoom();
  const [{ sel, q, as, from, plain }, change] = useView();
  const timeline = useTimeline();
  const { rows, cleared, error, isLoading, isOff, source, isOpen, unfold, isShown } = timeline;
  const flood = useFlood();
  const { news, setNews, replayRow } = useReplay();
  const [isAsking, setIsAsking] = useState(false);
  const [failing, setFailing] = useState<Row>();
  const webhooks = useMemo(
    () => (q === undefined ? 0 : partsOf(rows).reduce((n, { events }) => n + events.length, 0)),
    [rows, q],
  );
  const open = useCallback(
    (row: Row, tab: 'row' | 'why') => {
      const pane = room === 'one' || room === 'two' ? { pane: 'work' as const } : {};
      change(
        { sel: row.seq, tab: tab === 'row' ? undefined : tab, ...pane },
        { replace: sel !== undefined },
      );
    },
    [change, room, sel],
  );
  const explore = useExplore();
  const { copied, setCopied, copy } = useCopyCall();
  return (
    <Pane
      id="timeline"
      title={text('shell.pane.timeline')}
      head={
        <>
          {aside}
          <MoreMenu />
        </>
      }
    >
      <div className={styles.tools}>
        <QueryBar error={error} />
        <div className={styles.second}>
          <QuickQueries />
          {webhooks > 0 && (
            <Button small icon="replay" onPress={() => setIsAsking(true)}>
              {source.hasOlder
                ? text('timeline.replayAll')
                : text('timeline.replayMatching', { n: webhooks })}
            </Button>
          )}
          {rows.length > 0 && (
            <IconButton
              small
              icon="down"
              label={text('timeline.export')}
              onPress={() => void save(q, isShown)}
            />
          )}
        </div>
      </div>
      {from !== undefined && (
        <Notice
          action={
            <Button small onPress={() => change({ from: undefined })}>
              {text('timeline.cleared.back')}
            </Button>
          }
        >
          {text('timeline.cleared', { n: cleared })}
        </Notice>
      )}
      {flood > 0 && <Notice tone="warn">{text('timeline.flood', { n: flood })}</Notice>}
      {news && (
        <Suspense>
          <ReplayNews news={news} onClose={() => setNews(undefined)} />
        </Suspense>
      )}
      {copied && (
        <Suspense>
          <CopiedNews copied={copied} onClose={() => setCopied(undefined)} />
        </Suspense>
      )}
      {rows.length === 0 ? (
        <EmptyTimeline isLoading={isLoading} isOff={isOff} hasFailed={error !== undefined} />
      ) : plain ? (
        <Suspense>
          <PlainRows {...{ rows, source }} />
        </Suspense>
      ) : (
        <Grid
          {...{ rows, source, isOpen, unfold }}
          selected={sel}
          onOpen={open}
          onEnter={() => document.querySelector<HTMLElement>('[data-pane=work]')?.focus()}
          onReplay={replayRow}
          onFail={setFailing}
          onExplain={(row) => {
            wantCard(row.seq);
            open(row, 'row');
          }}
          onExplore={({ seq }) => void explore(seq)}
          onCopy={({ seq }, as) => copy(seq, as)}
          onReplayAll={() => webhooks > 0 && setIsAsking(true)}
        />
      )}
      <FailNext row={failing} onClose={() => setFailing(undefined)} />
      {isAsking && (
        <Suspense fallback={null}>
          <ReplayDialog
            query={q ?? ''}
            as={as}
            onClose={() => setIsAsking(false)}
            onDone={(outcome) => {
              setIsAsking(false);
              setNews({ outcome });
            }}
          />
        </Suspense>
      )}
    </Pane>
  );
}
