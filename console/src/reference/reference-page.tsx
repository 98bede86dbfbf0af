import { useParams } from '@tanstack/react-router';
import { useEffect, useMemo, useRef } from 'react';
import { useControl } from '../control/use-control.ts';
import { useView } from '../routes/use-view.ts';
import { useRoom } from '../shell/use-room.ts';
import { useTitle } from '../shell/use-title.ts';
import { useText } from '../texts/texts.tsx';
import { Empty, Notice } from '../ui/notice.tsx';
import { entriesOf, entryAt } from './catalogue.ts';
import { EntryPage } from './entry-page.tsx';
import { IndexLink } from './index-link.tsx';
import { IndexList } from './index-list.tsx';
import { Overview } from './overview.tsx';
import styles from './reference-page.module.css';
import { StandingNote } from './standing-note.tsx';
import { VersionPicker } from './version-picker.tsx';

/** The reference: what the Graph offers in a version, a page a node and edge, made of the server's catalogue. */
export function ReferencePage() {
  const text = useText();
  const isNarrow = useRoom() === 'one';
  const { node, edge } = useParams({ strict: false }) as { node?: string; edge?: string };
  const [{ version }] = useView();
  const { data, error } = useControl('GET /catalogue', version === undefined ? {} : { version });
  const entries = useMemo(() => (data ? entriesOf(data) : []), [data]);
  const entry = entryAt(entries, node, edge);
  useTitle(entry?.title ?? text('shell.rail.reference'));
  const page = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page begins at its head
  useEffect(() => {
    page.current?.scrollTo(0, 0);
  }, [node, edge]);
  if (error) {
    return (
      <div className={styles.alone}>
        <Notice tone="warn">{error.message}</Notice>
      </div>
    );
  }
  if (!data) return <Empty title={text('reference.loading')} />;
  const isIndex = node === undefined;
  return (
    <div className={styles.reference}>
      {(!isNarrow || isIndex) && <IndexList catalogue={data} entries={entries} />}
      {(!isNarrow || !isIndex) && (
        <div className={styles.page} ref={page}>
          <div className={styles.bar}>
            {isNarrow && <IndexLink />}
            <VersionPicker version={data.version} />
            {data.as_of !== 'all' && (
              <span className={styles.asOf}>{text('reference.asOf', { day: data.as_of })}</span>
            )}
          </div>
          {data.standing && data.standing.state !== 'ends' && (
            <StandingNote standing={data.standing} />
          )}
          {entry ? (
            <EntryPage catalogue={data} entries={entries} entry={entry} />
          ) : isIndex ? (
            <Overview catalogue={data} entries={entries} />
          ) : (
            <Empty
              title={text('reference.missing', { what: [node, edge].filter(Boolean).join('/') })}
            >
              {text('reference.missing.how')}
            </Empty>
          )}
        </div>
      )}
    </div>
  );
}
