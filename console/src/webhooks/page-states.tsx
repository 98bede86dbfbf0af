import { useCallback } from 'react';
import type { ControlSchemas } from '../control/operations.ts';
import { queries, useAct, useControl } from '../control/use-control.ts';
import type { Row } from '../stream/rows.ts';
import { useArrivals } from '../stream/use-feed.ts';
import { useText } from '../texts/texts.tsx';
import { timeOf } from '../timeline/words.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { Part } from '../ui/part.tsx';
import { shownText } from '../ui/shown-text.ts';
import pill from '../ui/state.module.css';
import { when } from './callback.tsx';
import type { Receiver } from './use-receiver.ts';
import styles from './webhooks.module.css';

const PLACE = 'GET /apps/{app}/pages';

type AppPage = ControlSchemas['AppPage'];

const TONE = { active: 'ok', failing: 'warn', given_up: 'bad' } as const;
const ICON = { active: 'check', failing: 'warning', given_up: 'error' } as const;

/** Which Pages give the app events, and whether they arrive. */
export function PageStates({ receiver: { app } }: { receiver: Receiver }) {
  const text = useText();
  const { data, error } = useControl(PLACE, { app });
  // What was not taken is told by its row, and so is what was taken at last.
  useArrivals(
    useCallback(
      (rows: readonly Row[]) => {
        if (!rows.some((row) => row.kind === 'webhook' && row.app === app)) return;
        void queries.invalidateQueries({ queryKey: [PLACE] });
      },
      [app],
    ),
  );
  return (
    <Part title={text('webhooks.pages')} words={text('webhooks.pages.words')}>
      {error && <Notice tone="bad">{error.message}</Notice>}
      {data?.data.length === 0 && <p className={styles.quiet}>{text('webhooks.pages.none')}</p>}
      <ul className={styles.list}>
        {data?.data.map((page) => (
          <OnePage key={`${page.page_id} ${page.account}`} app={app} page={page} />
        ))}
      </ul>
    </Part>
  );
}

function OnePage({ app, page }: { app: string; page: AppPage }) {
  const text = useText();
  const give = useAct('PATCH /pages/{page}/installed-apps/{app}');
  const { page_id: id, name, account, fields, state, reason, waiting, next } = page;
  const again = () => give.mutate({ page: id, app, account, fields });
  const details = [
    text('webhooks.state.fields', { n: fields.length }),
    account === 'instagram' && text('webhooks.state.login'),
    next !== undefined &&
      text('webhooks.state.waiting', { n: waiting, time: timeOf(next).slice(0, 8) }),
    reason !== undefined && shownText(reason),
  ];
  return (
    <li className={styles.item}>
      <span className={styles.what}>
        <bdi translate="no">{shownText(name)}</bdi>
        <span className={styles.detail}>{details.filter(Boolean).join(' · ')}</span>
      </span>
      <span className={pill.state} data-tone={TONE[state]}>
        <Icon name={ICON[state]} />
        {text(`webhooks.state.${state}`, {
          time: when(page.failing_since ?? page.given_up_time ?? ''),
        })}
      </span>
      {state === 'given_up' && (
        <Button
          small
          look="main"
          aria-label={text('webhooks.enable.label', { page: name })}
          isDisabled={give.isPending}
          onPress={again}
        >
          {text('webhooks.enable')}
        </Button>
      )}
      {give.error && <Notice tone="bad">{give.error.message}</Notice>}
    </li>
  );
}
