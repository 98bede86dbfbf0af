import { Suspense } from 'react';
import { useAct, useControl } from '../control/use-control.ts';
import { codeOf } from '../errors/code.ts';
import { useText } from '../texts/texts.tsx';
import { Button } from '../ui/button.tsx';
import { IdText } from '../ui/id-text.tsx';
import { lazily } from '../ui/lazily.ts';
import { Empty, Notice } from '../ui/notice.tsx';
import { Part } from '../ui/part.tsx';
import { shownText } from '../ui/shown-text.ts';
import styles from './detail.module.css';
import { Endings } from './endings.tsx';
import { Rights } from './rights.tsx';
import { dateOf, useTokenNames } from './tokens.ts';

const Body = lazily(async () => (await import('../editor/body.tsx')).Body);

/** What a token is, may do and how long; what ends it; and what Meta's side says of it. */
export function TokenDetail({ id }: { id: string }) {
  const text = useText();
  const { data: found, error } = useControl('POST /tokens/debug', { token: id });
  const change = useAct('PATCH /tokens/{token}');
  const names = useTokenNames(found?.token ?? { app_id: '' });
  if (error) return <Empty title={text('tokens.failed')}>{error.message}</Empty>;
  if (!found?.token) return <Empty title={text('timeline.loading')} />;
  const { token } = found;
  const live = (expires_in: number | null) => change.mutate({ token: id, expires_in });
  return (
    <article className={styles.detail} aria-label={`${token.type} ${id}`}>
      <header className={styles.head}>
        <p className={styles.type} translate="no">
          {token.type}
        </p>
        <h3 className={styles.title}>
          <bdi translate="no">{shownText(names.whose)}</bdi>
        </h3>
        <p className={styles.words}>
          {text('tokens.forApp', { app: names.app })}
          {names.page !== undefined && names.user !== undefined && (
            <> · {text('tokens.follows', { user: names.user })}</>
          )}
        </p>
        <IdText value={id} />
      </header>
      {found.error && (
        <div className={styles.ended}>
          <p>
            <strong dir="ltr" translate="no">
              {codeOf(found.error)}
            </strong>{' '}
            <bdi translate="no">{shownText(found.error.message)}</bdi>
          </p>
          <Button look="main" onPress={() => change.mutate({ token: id, valid: true })}>
            {text('tokens.revive')}
          </Button>
        </div>
      )}
      <Part title={text('tokens.rights')}>
        <Rights
          found={found}
          token={token}
          onChange={(more) => change.mutate({ token: id, ...more })}
        />
        {change.error && <Notice tone="bad">{change.error.message}</Notice>}
      </Part>
      <Part title={text('tokens.life')}>
        <dl className={styles.facts}>
          <dt>{text('tokens.issued')}</dt>
          <dd dir="ltr">{dateOf(token.issued_at)}</dd>
          <dt>{text('tokens.expires')}</dt>
          <dd dir="ltr">
            {token.expires_at === 0 ? text('tokens.never') : dateOf(token.expires_at)}
          </dd>
        </dl>
        <div className={styles.buttons}>
          <Button small onPress={() => live(3_600)}>
            {text('tokens.life.hour')}
          </Button>
          <Button small onPress={() => live(60 * 86_400)}>
            {text('tokens.life.long')}
          </Button>
          <Button small onPress={() => live(null)}>
            {text('tokens.never')}
          </Button>
        </div>
      </Part>
      <Part title={text('tokens.ends')} words={text('tokens.ends.words')}>
        <Endings id={id} />
      </Part>
      <Part title="debug_token" words={text('tokens.debug.words')}>
        <div className={styles.body} dir="ltr">
          <Suspense fallback={null}>
            <Body value={JSON.stringify(found.debug_token)} label="debug_token" />
          </Suspense>
        </div>
      </Part>
    </article>
  );
}
