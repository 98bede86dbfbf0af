import type { ReactNode } from 'react';
import { useText } from '../texts/texts.tsx';
import { Icon } from '../ui/icon.tsx';
import { IdText } from '../ui/id-text.tsx';
import { shownText } from '../ui/shown-text.ts';
import { codeOf } from './code.ts';
import styles from './error-card.module.css';
import type { SaidError } from './said-error.ts';

interface ErrorHeadProps {
  /** What is wrong, in words as they are shown; undefined while it is looked for. */
  readonly headline: string | undefined;
  readonly error: SaidError | undefined;
  /** Whether nothing is wrong, or no longer. */
  readonly isGood: boolean;
  /** Of the headline among those of the page. */
  readonly level?: 'h3' | 'h4';
}

/** What is wrong in a few words, and the error as it was said. */
export function ErrorHead({ headline, error, isGood, level: Heading = 'h4' }: ErrorHeadProps) {
  const text = useText();
  return (
    <header className={styles.head}>
      <div className={styles.top} data-good={isGood}>
        <Icon name={isGood ? 'ok' : 'error'} />
        <Heading className={styles.headline}>{headline ?? text('errors.looking')}</Heading>
        {error && (
          <span className={styles.badge} dir="ltr" translate="no">
            {codeOf(error)}
          </span>
        )}
      </div>
      {error && (
        <>
          <blockquote className={styles.message} dir="ltr" translate="no">
            {shownText(error.message)}
          </blockquote>
          <dl className={styles.facts}>
            {error.type && <Fact name="type">{error.type}</Fact>}
            <Fact name="code">{error.code}</Fact>
            {error.error_subcode !== undefined && (
              <Fact name="error_subcode">{error.error_subcode}</Fact>
            )}
            {error.status !== undefined && <Fact name="HTTP">{error.status}</Fact>}
            {error.fbtrace_id && (
              <Fact name="fbtrace_id">
                <IdText value={error.fbtrace_id} />
              </Fact>
            )}
          </dl>
        </>
      )}
    </header>
  );
}

/** By the name that the wire has for it. */
const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className={styles.fact} translate="no">
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);
