import { type FormEvent, useState } from 'react';
import type { ControlSchemas } from '../control/operations.ts';
import { useAct } from '../control/use-control.ts';
import { useText } from '../texts/texts.tsx';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import entry from '../ui/field.module.css';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { Part } from '../ui/part.tsx';
import { shownText } from '../ui/shown-text.ts';
import type { Receiver } from './use-receiver.ts';
import styles from './webhooks.module.css';

interface CallbackProps {
  readonly receiver: Receiver;
  readonly subscription: ControlSchemas['Subscription'];
}

/** Where the events go, what that is known by, and whether it answers. */
export function Callback({ receiver, subscription }: CallbackProps) {
  const text = useText();
  const { callback_url: kept, verified_time: verified } = subscription;
  const change = useAct('PATCH /apps/{app}/subscriptions/{object}');
  const shake = useAct('POST /apps/{app}/handshake');
  const [url, setUrl] = useState(kept);
  const isAnother = url.trim() !== kept;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    shake.reset();
    change.mutate({ ...receiver, callback_url: url.trim() });
  };
  return (
    <Part title={text('webhooks.callback')}>
      <form className={styles.line} onSubmit={submit}>
        <input
          className={entry.input}
          type="url"
          dir="ltr"
          spellCheck={false}
          required
          aria-label={text('webhooks.callback.url')}
          value={url}
          onChange={({ target }) => setUrl(target.value)}
        />
        {isAnother && (
          <Button type="submit" look="main" isDisabled={change.isPending}>
            {text('webhooks.callback.save')}
          </Button>
        )}
        <Button
          icon="replay"
          isDisabled={isAnother || shake.isPending}
          onPress={() => shake.mutate(receiver)}
        >
          {text(shake.isPending ? 'webhooks.handshake.busy' : 'webhooks.handshake')}
        </Button>
      </form>
      {change.error && <Notice tone="bad">{change.error.message}</Notice>}
      <div className={styles.facts}>
        <VerifyToken key={kept} receiver={receiver} />
        <p className={styles.fact} data-tone={verified === undefined ? 'warn' : 'ok'}>
          <Icon name={verified === undefined ? 'clock' : 'check'} />
          {verified === undefined
            ? text('webhooks.unverified')
            : text('webhooks.verified', { time: when(verified) })}
        </p>
      </div>
      <div role="status">
        {shake.error && <Notice tone="bad">{shake.error.message}</Notice>}
        {shake.data && <Shaken told={shake.data} />}
      </div>
    </Part>
  );
}

/** What the callback knows a handshake by: in the page only while somebody looks at it. */
function VerifyToken({ receiver }: { receiver: Receiver }) {
  const text = useText();
  const show = useAct('GET /apps/{app}/subscriptions/{object}/verify-token');
  const token = show.data?.verify_token;
  return (
    <div className={styles.fact}>
      <Icon name="key" />
      <span>{text('webhooks.token')}</span>
      {token === undefined ? (
        <>
          <span aria-hidden="true">••••••••••</span>
          <Button small look="quiet" onPress={() => show.mutate(receiver)}>
            {text('webhooks.token.reveal')}
          </Button>
        </>
      ) : (
        <>
          <code translate="no" dir="ltr" className={styles.token}>
            {shownText(token)}
          </code>
          <CopyButton value={token} label={text('shell.copy', { what: text('webhooks.token') })} />
          <Button small look="quiet" onPress={() => show.reset()}>
            {text('webhooks.token.hide')}
          </Button>
        </>
      )}
      {show.error && <Notice tone="bad">{show.error.message}</Notice>}
    </div>
  );
}

/** What was asked, and what was answered. */
function Shaken({ told }: { told: ControlSchemas['ShakenHands'] }) {
  const text = useText();
  const { asked, status, ms = 0, answer, ok, says } = told;
  return (
    <section className={styles.told} aria-label={text('webhooks.handshake.result')}>
      <Notice tone={ok ? 'ok' : 'bad'}>{shownText(says)}</Notice>
      <dl className={styles.exchange}>
        <dt>{text('webhooks.asked')}</dt>
        <dd dir="ltr" translate="no">
          {shownText(asked)}
        </dd>
        <dt>{text('webhooks.answered')}</dt>
        <dd dir="ltr" translate="no">
          {status === undefined
            ? text('webhooks.answered.nothing')
            : text('webhooks.answered.status', { status, ms })}
          {answer && <pre className={styles.answer}>{shownText(answer)}</pre>}
        </dd>
      </dl>
    </section>
  );
}

/** A moment of the store, as lists of this page have it: from left to right in every language. */
export const when = (iso: string): string => `\u2066${new Date(iso).toLocaleString('sv-SE')}\u2069`;
