import { type KeyboardEvent, useState } from 'react';
import { chordOf, hasSingleKeys, isEditable } from '../keys/chord.ts';
import { FOLDERS } from '../routes/search.ts';
import { useView } from '../routes/use-view.ts';
import { useText } from '../texts/texts.tsx';
import entry from '../ui/field.module.css';
import { Notice } from '../ui/notice.tsx';
import { Segments } from '../ui/segments.tsx';
import { FolderLines } from './folder-lines.tsx';
import styles from './folder-list.module.css';
import { toggleControl } from './toggle-control.ts';

interface FolderListProps {
  readonly page: string;
  readonly open: string | undefined;
  readonly onOpen: (conversation: string) => void;
}

/** Conversations of a folder and a platform, the newest first; `t` takes control of the one with the focus. */
export function FolderList({ page, open, onOpen }: FolderListProps) {
  const text = useText();
  const [{ folder = 'inbox', platform = 'MESSENGER' }, change] = useView();
  const [written, setWritten] = useState('');
  const [name, setName] = useState<string>();
  const [error, setError] = useState<Error>();
  const press = (event: KeyboardEvent<HTMLElement>) => {
    if (!hasSingleKeys() || isEditable(event.target) || chordOf(event.nativeEvent) !== 't') return;
    const line = (event.target as HTMLElement).closest<HTMLElement>('[data-conversation]');
    const conversation = line?.dataset.conversation;
    if (conversation === undefined) return;
    event.preventDefault();
    setError(undefined);
    toggleControl(page, conversation).catch(setError);
  };
  // Whoever is asked for by name is found in whatever folder.
  const asked = name === undefined ? { page, folder, platform } : { page, name };
  return (
    <section className={styles.list} aria-label={text('inbox.list')}>
      <header className={styles.head}>
        <h2 className={styles.title}>{text('shell.rail.inbox')}</h2>
        <Segments
          label={text('customer.people.platform')}
          items={(['MESSENGER', 'INSTAGRAM'] as const).map((id) => ({
            id,
            label: text(`customer.platform.${id}`),
          }))}
          picked={platform}
          onPick={(id) => change({ platform: id === 'MESSENGER' ? undefined : id })}
        />
        <Segments
          label={text('inbox.folder')}
          items={FOLDERS.map((id) => ({ id, label: text(`inbox.folder.${id}`) }))}
          picked={folder}
          onPick={(id) => change({ folder: id === 'inbox' ? undefined : id })}
        />
        <search className={styles.find}>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              setName(written.trim() || undefined);
            }}
          >
            <input
              type="search"
              className={entry.input}
              data-query=""
              aria-keyshortcuts="/"
              aria-label={text('inbox.search')}
              placeholder={text('inbox.search')}
              value={written}
              onChange={({ target }) => {
                setWritten(target.value);
                setName(undefined);
              }}
            />
          </form>
        </search>
      </header>
      {error && <Notice tone="bad">{error.message}</Notice>}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the lines within */}
      <div className={styles.lines} aria-keyshortcuts="t" onKeyDown={press}>
        <FolderLines
          key={`${folder} ${platform} ${name}`}
          asked={asked}
          words={name === undefined ? written.trim().toLowerCase() : ''}
          open={open}
          onOpen={onOpen}
        />
      </div>
    </section>
  );
}
