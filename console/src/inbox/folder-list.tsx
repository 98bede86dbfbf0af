import { useControl } from '../control/use-control.ts';
import { PhoneLine } from '../customer/people/phone-line.tsx';
import { usePhones } from '../customer/people/use-phones.ts';
import { FOLDERS } from '../routes/search.ts';
import { useView } from '../routes/use-view.ts';
import { useText } from '../texts/texts.tsx';
import { Empty, Notice } from '../ui/notice.tsx';
import { Segments } from '../ui/segments.tsx';
import styles from './folder-list.module.css';

/** Conversations of one answer: whoever looks for older ones asks by name in the studio. */
const MOST = 200;

interface FolderListProps {
  readonly page: string;
  readonly open: string | undefined;
  readonly onOpen: (conversation: string) => void;
}

/** Conversations of a folder and a platform, the newest first. */
export function FolderList({ page, open, onOpen }: FolderListProps) {
  const text = useText();
  const [{ folder = 'inbox', platform = 'MESSENGER' }, change] = useView();
  const { data: clock } = useControl('GET /clock');
  const { data, error } = usePhones({ page, folder, platform, limit: MOST });
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
      </header>
      {error && <Notice tone="bad">{error.message}</Notice>}
      {data?.data.length === 0 && (
        <Empty title={text('inbox.empty')}>{text('inbox.empty.how')}</Empty>
      )}
      <ul className={styles.lines}>
        {data?.data.map((line) => (
          <li key={line.of}>
            <PhoneLine
              line={line}
              now={clock?.now}
              isOpen={line.of === open}
              onOpen={() => onOpen(line.of)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
