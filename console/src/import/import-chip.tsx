import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useControl } from '../control/use-control.ts';
import type { View } from '../routes/search.ts';
import { kept } from '../routes/use-go.ts';
import { useView } from '../routes/use-view.ts';
import { useText } from '../texts/texts.tsx';
import { Icon } from '../ui/icon.tsx';
import styles from './import-corner.module.css';
import { type ImportWork, isLook, useJob } from './job.ts';
import { useSending } from './sending.ts';
import { shareOf } from './share.ts';

const KINDS: ReadonlySet<string> = new Set(['import', 'look']);

/** How far an import is, on every page; when it has ended, until somebody has looked. */
export function ImportChip() {
  const text = useText();
  const [view] = useView();
  const sending = useSending();
  const { data } = useControl('GET /jobs');
  const running = data?.data.findLast(
    ({ kind, state }) => KINDS.has(kind) && state === 'running',
  )?.id;
  const [last, setLast] = useState<string>();
  useEffect(() => {
    if (running !== undefined) setLast(running);
  }, [running]);
  const { job } = useJob(last);
  const isSeen = last !== undefined && view.job === last;
  const isOver = job !== undefined && job.state !== 'running';
  useEffect(() => {
    if (isSeen && isOver) setLast(undefined);
  }, [isSeen, isOver]);
  const shown = sending
    ? {
        tone: sending.error === undefined ? 'plain' : 'bad',
        words: text('import.chip.sending', { share: shareOf(sentOf(sending.files)) }),
      }
    : job && wordsOf(job, text);
  if (!shown) return null;
  return (
    <Link
      to="/import"
      search={(now: View) => ({ ...kept(now), ...(sending ? {} : { job: last }) }) as View}
      className={styles.chip}
      data-tone={shown.tone}
    >
      <Icon name={shown.tone === 'ok' ? 'check' : 'import'} />
      <span className={styles.chipWords}>{shown.words}</span>
    </Link>
  );
}

const sentOf = (files: readonly { readonly bytes: number; readonly sent: number }[]) => ({
  done: files.reduce((sum, { sent }) => sum + sent, 0),
  total: files.reduce((sum, { bytes }) => sum + bytes, 0),
});

function wordsOf(job: ImportWork, text: ReturnType<typeof useText>) {
  if (job.state === 'running') {
    const share = shareOf(job);
    const words = text(isLook(job) ? 'import.chip.looking' : 'import.chip.importing', { share });
    return { tone: 'plain', words };
  }
  if (isLook(job)) return undefined;
  return job.state === 'done'
    ? { tone: 'ok', words: text('import.chip.done') }
    : { tone: 'bad', words: text('import.chip.ended') };
}
