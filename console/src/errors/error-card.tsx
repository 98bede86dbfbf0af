import { useEffect, useRef } from 'react';
import { useText } from '../texts/texts.tsx';
import { Notice } from '../ui/notice.tsx';
import { shownOr } from '../ui/shown-text.ts';
import styles from './error-card.module.css';
import { ErrorHead } from './error-head.tsx';
import { Needs } from './needs.tsx';
import { Remedies } from './remedies.tsx';
import type { SaidError } from './said-error.ts';
import { Sentence } from './sentence.tsx';
import { type ExplainedCall, useExplained } from './use-explained.ts';
import { enterWanted } from './wanted.ts';

export interface ErrorCardProps {
  /** A row of the timeline, or a call as it was written. */
  readonly call: ExplainedCall;
  /** As it was answered; what explaining finds without it. */
  readonly error?: SaidError | undefined;
  /** What to do with the row of a call that was made once more; it is selected without it. */
  readonly onAgain?: (seq: number) => void;
}

/** Why a call was refused, what it needs and lacks, and what mends it: the same wherever an error is. */
export function ErrorCard({ call, error, onAgain }: ErrorCardProps) {
  const text = useText();
  const card = useRef<HTMLElement>(null);
  const { data: found, error: failure } = useExplained(call);
  const seq = 'seq' in call ? call.seq : undefined;
  const isThere = found !== undefined;
  // Whoever asked by a key goes on by keys.
  useEffect(() => {
    if (isThere && seq !== undefined) enterWanted(seq, card.current);
  }, [isThere, seq]);
  const answered = found?.answer.error;
  const said = error ?? (answered && { ...answered, status: found.answer.status });
  const lacks = found?.requirements.filter(({ ok }) => !ok) ?? [];
  const isGood = found !== undefined && found.headline === undefined;
  const hint = found?.remedies.length === 0 ? lacks.find((each) => each.hint)?.hint : undefined;
  return (
    <section
      ref={card}
      tabIndex={-1}
      className={styles.card}
      aria-label={text('errors.card')}
      data-explains={isThere ? seq : undefined}
      aria-busy={!isThere && !failure}
      data-good={isGood}
    >
      <ErrorHead
        headline={found && shownOr(found.headline, text(said ? 'errors.mended' : 'errors.good'))}
        error={said}
        isGood={isGood}
      />
      {failure && <Notice tone="warn">{failure.message}</Notice>}
      {found && found.requirements.length > 0 && (
        <Needs requirements={found.requirements} gates={found.gates} />
      )}
      {hint && (
        <p className={styles.hint}>
          <Sentence words={hint} />
        </p>
      )}
      {found && (seq !== undefined || found.remedies.length > 0) && (
        <Remedies
          remedies={found.remedies}
          seq={seq}
          isMended={isGood}
          {...(onAgain && { onAgain })}
        />
      )}
      {found?.at_meta && (
        <p className={styles.meta}>
          <strong>{text('errors.atMeta')}</strong> <bdi translate="no">{found.at_meta}</bdi>
        </p>
      )}
    </section>
  );
}
