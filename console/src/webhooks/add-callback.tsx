import { type FormEvent, useState } from 'react';
import { useAct } from '../control/use-control.ts';
import { usePage } from '../people/use-page.ts';
import { useText } from '../texts/texts.tsx';
import { Button } from '../ui/button.tsx';
import { Command } from '../ui/command.tsx';
import { commandLine } from '../ui/command-line.ts';
import entry from '../ui/field.module.css';
import { Empty, Notice } from '../ui/notice.tsx';
import type { Receiver } from './use-receiver.ts';
import styles from './webhooks.module.css';

/** What a new callback is told of at first: what people write, tap and give thumbs for. */
const FIRST = ['messages', 'messaging_postbacks', 'message_reactions'];
const USUAL = 'http://localhost:3000/webhook';

/** Where an app is subscribed to nothing yet: the one way to have it. */
export function AddCallback({ receiver, name }: { receiver: Receiver; name: string }) {
  const text = useText();
  const page = usePage();
  const subscribe = useAct('POST /apps/{app}/subscriptions');
  const [url, setUrl] = useState(USUAL);
  const [token, setToken] = useState('');
  const given = page && (receiver.object === 'page' || page.instagram_id !== undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    subscribe.mutate({
      ...{ ...receiver, callback_url: url.trim(), fields: FIRST, verify: false },
      ...(token !== '' && { verify_token: token }),
      ...(given && { page: page.id }),
    });
  };
  const command = commandLine(
    ...['app', 'subscribe', receiver.app],
    ...(receiver.object === 'instagram' ? ['--object', 'instagram'] : []),
    ...['--callback', url.trim() || 'URL'],
    ...(token === '' ? [] : ['--verify-token', token]),
    ...['--unverified', '--fields', FIRST.join(',')],
    ...(given ? ['--page', page.id] : []),
  );
  const object = text(`webhooks.object.${receiver.object}`);
  return (
    <Empty title={text('webhooks.none', { app: name, object })}>
      {text('webhooks.none.how')}
      <form className={styles.add} onSubmit={submit}>
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
        <input
          className={entry.input}
          dir="ltr"
          spellCheck={false}
          autoComplete="off"
          aria-label={text('webhooks.token.given')}
          placeholder={text('webhooks.token.given.none')}
          value={token}
          onChange={({ target }) => setToken(target.value)}
        />
        <Button type="submit" look="main" isDisabled={subscribe.isPending}>
          {text('webhooks.callback.add')}
        </Button>
      </form>
      {subscribe.error && <Notice tone="bad">{subscribe.error.message}</Notice>}
      <p>{text('webhooks.command')}</p>
      <Command words={command} />
    </Empty>
  );
}
