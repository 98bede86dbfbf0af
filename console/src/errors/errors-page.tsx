import { useMemo } from 'react';
import { useControl } from '../control/use-control.ts';
import { useView } from '../routes/use-view.ts';
import { useRoom } from '../shell/use-room.ts';
import { useTitle } from '../shell/use-title.ts';
import { useText } from '../texts/texts.tsx';
import { Button } from '../ui/button.tsx';
import entry from '../ui/field.module.css';
import { Empty } from '../ui/notice.tsx';
import { type CatalogueError, found } from './catalogue.ts';
import { codeOf } from './code.ts';
import { ErrorDetail } from './error-detail.tsx';
import styles from './errors-page.module.css';

/** Every error that calls can be answered with: found by code, words, operation or cause. */
export function ErrorsPage() {
  const text = useText();
  useTitle(text('shell.rail.errors'));
  const isNarrow = useRoom() === 'one';
  const [{ q = '', of, error: name }, change] = useView();
  const { data, error } = useControl('GET /catalogue', {});
  const shown = useMemo(
    () => (data ? found(data.errors, data.families, { written: q, family: of }) : []),
    [data, q, of],
  );
  const open = data?.errors.find((each) => each.name === name);
  if (error) return <Empty title={text('errors.failed')}>{error.message}</Empty>;
  if (!data) return <Empty title={text('timeline.loading')} />;
  return (
    <div className={styles.page} data-narrow={isNarrow}>
      {(!isNarrow || !open) && (
        <div className={styles.side}>
          <div className={styles.head}>
            <h2 className={styles.title}>{text('shell.rail.errors')}</h2>
            <input
              type="search"
              data-query
              className={entry.input}
              aria-label={text('errors.find')}
              placeholder={text('errors.find')}
              value={q}
              onChange={({ target }) => change({ q: target.value || undefined }, { replace: true })}
            />
            <select
              className={entry.input}
              aria-label={text('errors.family')}
              value={of ?? ''}
              onChange={({ target }) =>
                change({ of: target.value || undefined }, { replace: true })
              }
            >
              <option value="">{text('errors.family.all')}</option>
              {data.families.map(({ name: family }) => (
                <option key={family} value={family}>
                  {familyWords(family)}
                </option>
              ))}
            </select>
            <p className={styles.count} role="status">
              {text('errors.count', { n: shown.length, all: data.errors.length })}
            </p>
          </div>
          <ErrorList errors={shown} open={name} onOpen={(error) => change({ error })} />
        </div>
      )}
      {(!isNarrow || open) && (
        <section className={styles.main} aria-label={text('errors.open')}>
          {isNarrow && (
            <div>
              <Button small look="quiet" onPress={() => change({ error: undefined })}>
                {text('errors.back')}
              </Button>
            </div>
          )}
          {open ? (
            <ErrorDetail key={open.name} error={open} families={data.families} />
          ) : (
            <Empty title={text('errors.choose')}>{text('errors.choose.how')}</Empty>
          )}
        </section>
      )}
    </div>
  );
}

/** `privateReplies` as `private replies`. */
const familyWords = (name: string): string =>
  name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

interface ErrorListProps {
  readonly errors: readonly CatalogueError[];
  readonly open: string | undefined;
  readonly onOpen: (name: string) => void;
}

function ErrorList({ errors, open, onOpen }: ErrorListProps) {
  const text = useText();
  if (errors.length === 0) return <p className={styles.none}>{text('errors.none')}</p>;
  return (
    <ul className={styles.list} aria-label={text('shell.rail.errors')}>
      {errors.map((each) => (
        <li key={each.name}>
          <button
            type="button"
            className={styles.line}
            aria-current={each.name === open ? 'true' : undefined}
            onClick={() => onOpen(each.name)}
          >
            <span className={styles.code} dir="ltr" translate="no">
              {codeOf(each)}
            </span>
            <span className={styles.message} dir="ltr" translate="no">
              {each.message}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
