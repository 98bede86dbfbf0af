import { useEffect, useState } from 'react';
import { useNames } from '../people/names.ts';
import type { Row } from '../stream/rows.ts';
import { useText } from '../texts/texts.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogButtons } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import type { ReplayPart } from './parts.ts';
import styles from './replay.module.css';
import { type Outcome, partsOfQuery, replay } from './replay.ts';

interface ReplayDialogProps {
  /** Of which webhooks. */
  readonly query: string;
  /** The app through whose eyes, if any. */
  readonly as: string | undefined;
  readonly onClose: () => void;
  readonly onDone: (outcome: Outcome) => void;
}

/** Asks before many webhooks are sent once more: how many, to whom, and how. */
export function ReplayDialog({ query, as, onClose, onDone }: ReplayDialogProps) {
  const text = useText();
  const names = useNames();
  const [parts, setParts] = useState<readonly ReplayPart[]>();
  const [error, setError] = useState<Error>();
  const [isSending, setIsSending] = useState(false);
  useEffect(() => {
    const ended = new AbortController();
    const isMeant = ({ app }: Row) => as === undefined || app === as;
    partsOfQuery(query, isMeant, ended.signal).then(
      setParts,
      (wrong) => ended.signal.aborted || setError(wrong),
    );
    return () => ended.abort();
  }, [query, as]);
  const count = parts?.reduce((n, { events }) => n + events.length, 0) ?? 0;
  const send = async () => {
    setIsSending(true);
    try {
      onDone(await replay(parts ?? []));
    } catch (wrong) {
      setError(wrong as Error);
      setIsSending(false);
    }
  };
  return (
    <Dialog title={text('work.replay.title', { n: count })} isOpen onClose={onClose}>
      {parts === undefined && !error && <p>{text('work.replay.counting')}</p>}
      {parts && (
        <ul className={styles.parts}>
          {parts.map(({ page, app, events }) => (
            <li key={`${page} ${app}`} className={styles.part}>
              <bdi translate="no">{names.app(app)}</bdi>
              <span className={styles.count}>
                {text('work.replay.count', { n: events.length })}
              </span>
            </li>
          ))}
        </ul>
      )}
      <p className={styles.how}>{text('work.replay.how')}</p>
      {error && <Notice tone="bad">{error.message}</Notice>}
      <DialogButtons>
        <Button onPress={onClose}>{text('work.cancel')}</Button>
        <Button
          look="main"
          icon="replay"
          autoFocus
          isDisabled={count === 0 || isSending}
          onPress={() => void send()}
        >
          {isSending ? text('work.replay.sending') : text('work.replay.send', { n: count })}
        </Button>
      </DialogButtons>
    </Dialog>
  );
}
