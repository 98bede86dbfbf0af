import { Link } from '@tanstack/react-router';
import type { View } from '../../routes/search.ts';
import { useText } from '../../texts/texts.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Notice } from '../../ui/notice.tsx';
import { shownText } from '../../ui/shown-text.ts';
import type { Answer } from '../runs.ts';
import styles from './answer.module.css';

/** How a call went, how long it took, and the row that the timeline has of it. */
export function AnswerHead({ answer }: { answer: Answer }) {
  const text = useText();
  const { status, ms, seq, body } = answer;
  const isGood = status < 400;
  const said = (name: string) => answer.headers.find((each) => each.name === name)?.value;
  const mark = said('x-convograph');
  const deprecated = said('x-convograph-deprecated');
  return (
    <>
      <p className={styles.head} role="status">
        <span className={styles.status} data-tone={isGood ? 'ok' : 'bad'}>
          <Icon name={isGood ? 'ok' : 'error'} />
          {text('explorer.answer.status', { status })}
        </span>
        <span className={styles.fact}>
          {text('explorer.answer.ms', { ms: Math.max(1, Math.round(ms)) })}
        </span>
        <span className={styles.fact}>
          {text('explorer.answer.size', { kb: (new Blob([body]).size / 1_000).toFixed(1) })}
        </span>
        {seq !== undefined && (
          <Link
            to="/studio"
            className={styles.row}
            search={(now: View) => ({ ...now, sel: seq, tab: 'row', pane: 'work' }) as View}
          >
            {text('explorer.answer.row', { seq })}
          </Link>
        )}
      </p>
      {mark === 'not-yet' && <Notice tone="warn">{text('explorer.answer.notYet')}</Notice>}
      {mark === 'extension' && <Notice tone="warn">{text('explorer.answer.extension')}</Notice>}
      {deprecated !== undefined && (
        <Notice tone="warn">
          <bdi translate="no">{shownText(deprecated)}</bdi>
        </Notice>
      )}
    </>
  );
}
