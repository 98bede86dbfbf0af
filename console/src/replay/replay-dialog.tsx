import { useEffect, useState } from 'react';
import { useNames } from '../people/names.ts';
import { useText } from '../texts/texts.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogButtons } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import styles from './replay.module.css';
import { type Matching, matching, type Outcome, replayMatching } from './replay.ts';

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
  const [meant, setMeant] = useState<Matching>();
  const [error, setError] = useState<Error>();
  const [isSending, setIsSending] = useState(false);
  useEffect(() => {
    let isOver = false;
    matching(query, as).then(
      (found) => isOver || setMeant(found),
      (wrong) => isOver || setError(wrong),
    );
    return () => {
      isOver = true;
    };
  }, [query, as]);
  const count = meant?.matching ?? 0;
  const send = async () => {
    setIsSending(true);
    try {
      onDone(await replayMatching(query, as, count));
    } catch (wrong) {
      setError(wrong as Error);
      setIsSending(false);
    }
  };
  return (
    <Dialog title={text('work.replay.title', { n: count })} isOpen onClose={onClose}>
      {meant === undefined && !error && <p>{text('work.replay.counting')}</p>}
      {meant && (
        <ul className={styles.parts}>
          {meant.parts.map(({ page, app, events }) => (
            <li key={`${page} ${app}`} className={styles.part}>
              <bdi translate="no">{names.app(app)}</bdi>
              <span className={styles.count}>{text('work.replay.count', { n: events })}</span>
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
