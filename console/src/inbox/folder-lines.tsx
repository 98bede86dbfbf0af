import { useState } from 'react';
import type { Takes } from '../control/control-plane.ts';
import { useControl } from '../control/use-control.ts';
import { PhoneLine } from '../customer/people/phone-line.tsx';
import { usePhones } from '../customer/people/use-phones.ts';
import { useText } from '../texts/texts.tsx';
import { Button } from '../ui/button.tsx';
import { Empty, Notice } from '../ui/notice.tsx';
import styles from './folder-list.module.css';

/** Conversations of one answer. */
const MOST = 50;

interface FolderLinesProps {
  readonly asked: Omit<Takes<'GET /pages/{page}/phones'>, 'limit'>;
  /** What a line has to have in it. */
  readonly words: string;
  readonly open: string | undefined;
  readonly onOpen: (conversation: string) => void;
}

/** Conversations as they were asked for, and behind them older ones, as soon as somebody wants them. */
export function FolderLines({ asked, words, open, onOpen }: FolderLinesProps) {
  const text = useText();
  const { data: clock } = useControl('GET /clock');
  const { data, error } = usePhones({ ...asked, limit: MOST });
  const [isOlder, setIsOlder] = useState(false);
  const lines = data?.data ?? [];
  const shown = lines.filter(({ name, snippet = '', username = '' }) =>
    [name, snippet, username].some((each) => each.toLowerCase().includes(words)),
  );
  const last = lines.length === MOST ? lines.at(-1)?.of : undefined;
  const isFirst = asked.before === undefined;
  return (
    <>
      {error && <Notice tone="bad">{error.message}</Notice>}
      {isFirst && data && lines.length === 0 && (
        <Empty title={text('inbox.empty')}>{text('inbox.empty.how')}</Empty>
      )}
      {isFirst && lines.length > 0 && shown.length === 0 && !isOlder && (
        <Empty title={text('inbox.search.none')}>{text('inbox.search.none.how')}</Empty>
      )}
      <ul>
        {shown.map((line) => (
          <li key={line.of} data-conversation={line.of}>
            <PhoneLine
              line={line}
              now={clock?.now}
              isOpen={line.of === open}
              onOpen={() => onOpen(line.of)}
            />
          </li>
        ))}
      </ul>
      {last !== undefined &&
        (isOlder ? (
          <FolderLines asked={{ ...asked, before: last }} {...{ words, open, onOpen }} />
        ) : (
          <div className={styles.more}>
            <Button small onPress={() => setIsOlder(true)}>
              {text('inbox.older')}
            </Button>
          </div>
        ))}
    </>
  );
}
