import { type ReactNode, useState } from 'react';
import type { ControlError } from '../control/control-plane.ts';
import type { ControlSchemas } from '../control/operations.ts';
import { ErrorCard } from '../errors/error-card-slot.tsx';
import { errorOfRow } from '../errors/said-error.ts';
import { FailNext } from '../lab/fail-next.tsx';
import { useNames, usePersonName } from '../people/names.ts';
import { ReplayNews } from '../replay/replay-news.tsx';
import { useReplay } from '../replay/use-replay.ts';
import { useExplore } from '../routes/use-explore.ts';
import { useView } from '../routes/use-view.ts';
import { useText } from '../texts/texts.tsx';
import { KIND_ICON, rowWords, TONE_ICON, timeOf } from '../timeline/words.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { IdText } from '../ui/id-text.tsx';
import { Empty, Notice } from '../ui/notice.tsx';
import { shownText } from '../ui/shown-text.ts';
import { Exchange } from './exchange.tsx';
import styles from './row-detail.module.css';
import { Told } from './told.tsx';

type Detail = ControlSchemas['TimelineDetail'];

interface RowDetailProps {
  readonly row: Detail | undefined;
  readonly error: ControlError | null;
  readonly isLoading: boolean;
}

/** A row with what stands behind it. */
export function RowDetail({ row, error, isLoading }: RowDetailProps) {
  const text = useText();
  if (error) {
    return <Empty title={text('work.row.failed')}>{error.message}</Empty>;
  }
  if (!row || isLoading) return <Empty title={text('timeline.loading')} />;
  return <Known row={row} />;
}

function Known({ row }: { row: Detail }) {
  const text = useText();
  const names = useNames();
  const person = usePersonName(row.page, row.person);
  const [, change] = useView();
  const { news, setNews, replayRow } = useReplay();
  const explore = useExplore();
  const [isFailing, setIsFailing] = useState(false);
  const words = rowWords(row, { text, names, person });
  const error = errorOfRow(row);
  const why = error ? undefined : (row.message ?? row.because ?? row.note ?? row.fault);
  return (
    <article className={styles.detail} aria-label={words.subject}>
      <header className={styles.head}>
        <p className={styles.kind} data-kind={row.kind}>
          <Icon name={KIND_ICON[row.kind]} mirrored />
          {text(`timeline.kind.${row.kind}`)}
          <span className={styles.seq}>#{row.seq}</span>
        </p>
        <h3 className={styles.title}>
          <bdi translate="no">{shownText(words.subject)}</bdi>
        </h3>
        {words.outcome && (
          <p className={styles.outcome} data-tone={words.tone}>
            {words.tone !== 'quiet' && <Icon name={TONE_ICON[words.tone]} />}
            {words.outcome}
            {row.ms !== undefined && (
              <span className={styles.ms}>
                {text('timeline.ms.short', { ms: Math.round(row.ms) })}
              </span>
            )}
          </p>
        )}
      </header>
      {why && (
        <Notice tone={words.tone === 'bad' ? 'bad' : words.tone === 'warn' ? 'warn' : 'plain'}>
          <bdi translate="no">{shownText(why)}</bdi>
        </Notice>
      )}
      {error && <ErrorCard key={row.seq} call={{ seq: row.seq }} error={error} />}
      {row.kind === 'call' && (
        <div className={styles.acts}>
          <Button icon="explorer" onPress={() => void explore(row.seq)}>
            {text('timeline.explore')}
          </Button>
          <Button icon="bolt" onPress={() => setIsFailing(true)}>
            {text('shell.keys.fail')}
          </Button>
          <FailNext row={isFailing ? row : undefined} onClose={() => setIsFailing(false)} />
        </div>
      )}
      {(row.kind === 'webhook' || row.kind === 'not_sent') && (
        <div className={styles.acts}>
          {row.kind === 'webhook' && (
            <Button icon="replay" onPress={() => replayRow(row)}>
              {text('work.replay.one')}
            </Button>
          )}
          <Button icon="why" onPress={() => change({ tab: 'why' })}>
            {text('work.why')}
          </Button>
        </div>
      )}
      {news && <ReplayNews news={news} onClose={() => setNews(undefined)} />}
      <Facts row={row} person={person} />
      {row.told && row.told.length > 0 && <Told told={row.told} />}
      <Exchange row={row} />
    </article>
  );
}

function Facts({ row, person }: { row: Detail; person: string | undefined }) {
  const text = useText();
  const names = useNames();
  const { request } = row;
  return (
    <dl className={styles.facts}>
      <Fact name={text('work.fact.time')}>
        <time dateTime={row.at} title={row.at} className={styles.mono}>
          {timeOf(row.at)}
        </time>
      </Fact>
      {row.app && (
        <Fact name={text('work.fact.app')}>
          <bdi translate="no">{names.app(row.app)}</bdi> <IdText value={row.app} />
        </Fact>
      )}
      {row.person && (
        <Fact name={text('work.fact.person')}>
          {person !== row.person && <bdi translate="no">{shownText(person ?? '')}</bdi>}{' '}
          <IdText value={row.person} />
        </Fact>
      )}
      {row.conversation && (
        <Fact name={text('work.fact.conversation')}>
          <IdText value={row.conversation} />
        </Fact>
      )}
      {row.mid && (
        <Fact name={text('work.fact.message')}>
          <IdText value={row.mid} />
        </Fact>
      )}
      {request?.request_id && (
        <Fact name={text('work.fact.trace')}>
          <IdText value={request.request_id} />
        </Fact>
      )}
      {request?.token && (
        <Fact name={text('work.fact.token')}>
          <bdi translate="no">{request.token}</bdi>
        </Fact>
      )}
      {row.cause !== undefined && (
        <Fact name={text('work.fact.cause')}>
          <RowLink seq={row.cause} />
        </Fact>
      )}
      {row.after !== undefined && (
        <Fact name={text('work.fact.after')}>
          <RowLink seq={row.after} />
        </Fact>
      )}
      {row.caused.length > 0 && (
        <Fact name={text('work.fact.caused')}>
          {row.caused.slice(0, 20).map((seq) => (
            <RowLink key={seq} seq={seq} />
          ))}
        </Fact>
      )}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The way to another row. */
function RowLink({ seq }: { seq: number }) {
  const text = useText();
  const [, change] = useView();
  return (
    <button
      type="button"
      className={styles.link}
      aria-label={text('work.row.go', { seq })}
      onClick={() => change({ sel: seq, tab: undefined })}
    >
      #{seq}
    </button>
  );
}
