import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { usePage } from '../people/use-page.ts';
import { type View, viewOf } from '../routes/search.ts';
import { useView } from '../routes/use-view.ts';
import { useRoom } from '../shell/use-room.ts';
import { useTitle } from '../shell/use-title.ts';
import { useText } from '../texts/texts.tsx';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/notice.tsx';
import { newestRow } from '../work/newest-row.ts';
import { FolderList } from './folder-list.tsx';
import styles from './inbox-page.module.css';
import { PageSide } from './page-side.tsx';

/** The Page's inbox: its folders, and the conversation that is open from the Page's side. */
export function InboxPage() {
  const text = useText();
  useTitle(text('shell.rail.inbox'));
  const page = usePage();
  const isNarrow = useRoom() === 'one';
  const [{ conversation }, change] = useView();
  const navigate = useNavigate();
  const select = useCallback(
    async (mid: string) => {
      const sel = await newestRow(mid);
      const search = (before: View) => viewOf({ ...before, sel });
      if (sel !== undefined) void navigate({ to: '/studio', search: search as never });
    },
    [navigate],
  );
  if (!page) return null;
  const open = (of: string | undefined) => change({ conversation: of, sel: undefined });
  return (
    <div className={styles.page}>
      {(!isNarrow || conversation === undefined) && (
        <FolderList page={page.id} open={conversation} onOpen={open} />
      )}
      {(!isNarrow || conversation !== undefined) && (
        <section className={styles.open} aria-label={text('inbox.open')}>
          {isNarrow && (
            <div className={styles.back}>
              <Button small look="quiet" onPress={() => open(undefined)}>
                {text('inbox.back')}
              </Button>
            </div>
          )}
          {conversation === undefined ? (
            <Empty title={text('inbox.choose')}>{text('inbox.choose.how')}</Empty>
          ) : (
            <PageSide
              page={page.id}
              of={conversation}
              selected={undefined}
              onSelect={(mid) => void select(mid)}
              isBeside={false}
            />
          )}
        </section>
      )}
    </div>
  );
}
