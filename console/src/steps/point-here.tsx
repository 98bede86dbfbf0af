import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { place } from '../control/ask.ts';
import { useAct, useControl } from '../control/use-control.ts';
import { usePage } from '../people/use-page.ts';
import { useText } from '../texts/texts.tsx';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import entry from '../ui/field.module.css';
import { IdText } from '../ui/id-text.tsx';
import { Notice } from '../ui/notice.tsx';
import { shownOr } from '../ui/shown-text.ts';
import { useReceiver } from '../webhooks/use-receiver.ts';
import styles from './point-here.module.css';

/** What an app has to be told so that it talks to this server: nothing else about it changes. */
export function PointHere() {
  const text = useText();
  const { app } = useReceiver();
  const base = new URL(place.graph, location.href).href.replace(/\/$/, '');
  return (
    <div className={styles.here}>
      <dl className={styles.facts}>
        <dt>{text('steps.base')}</dt>
        <dd>
          <IdText value={base} />
        </dd>
        <dt>{text('steps.token')}</dt>
        <dd>{app && <Token app={app} />}</dd>
        <dt>{text('steps.callback')}</dt>
        <dd>{app && <CallbackOf app={app.id} />}</dd>
      </dl>
      <Client />
    </div>
  );
}

/** Made when somebody asks for it: nobody is shown a token that is somewhere already. */
function Token({ app }: { app: { readonly id: string; readonly name: string } }) {
  const text = useText();
  const page = usePage();
  const make = useAct('POST /tokens');
  const token = make.data?.access_token;
  if (token !== undefined) {
    return (
      <>
        <IdText value={token} />
        <span className={styles.quiet}>
          {text('steps.token.made', { app: app.name, page: page?.name ?? '' })}
        </span>
      </>
    );
  }
  return (
    <>
      <span className={styles.quiet}>{text('steps.token.hidden')}</span>
      <Button
        small
        isDisabled={!page || make.isPending}
        onPress={() => page && make.mutate({ page: page.id, for_app: app.id })}
      >
        {text('steps.token.make')}
      </Button>
      {make.error && <Notice tone="bad">{make.error.message}</Notice>}
    </>
  );
}

function CallbackOf({ app }: { app: string }) {
  const text = useText();
  const { data } = useControl('GET /apps/{app}/subscriptions', { app });
  const callback = data?.data.find(({ object }) => object === 'page')?.callback_url;
  return (
    <>
      <span dir="ltr" className={callback === undefined ? styles.quiet : styles.value}>
        {shownOr(callback, text('steps.callback.none'))}
      </span>
      <Link to="/webhooks" search={{ app } as never} className={styles.link}>
        {text('steps.callback.set')}
      </Link>
    </>
  );
}

/** What each known client is told: the recipes of docs/clients.md. */
function Client() {
  const text = useText();
  const { data, error } = useControl('GET /clients');
  const [picked, setPicked] = useState<string>();
  const known = data?.data ?? [];
  const client = known.find(({ name }) => name === picked) ?? known[0];
  if (error) return <Notice tone="bad">{error.message}</Notice>;
  if (!client) return null;
  return (
    <>
      <label className={styles.client}>
        {text('steps.client')}
        <select
          className={entry.input}
          value={client.name}
          onChange={({ target }) => setPicked(target.value)}
        >
          {known.map(({ name, of }) => (
            <option key={name} value={name}>
              {`${name} · ${of}`}
            </option>
          ))}
        </select>
      </label>
      <p className={styles.quiet}>{text('steps.client.by', { by: client.by })}</p>
      {client.code.length === 0 && client.recipe !== '' && (
        <p className={styles.quiet}>{text('steps.client.recipe', { recipe: client.recipe })}</p>
      )}
      {client.code.map(({ code }) => (
        <div key={code} className={styles.code}>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than its place is scrolled by keys too */}
          <pre dir="ltr" translate="no" tabIndex={0}>
            {code}
          </pre>
          <CopyButton value={code} label={text('steps.code', { client: client.name })} />
        </div>
      ))}
    </>
  );
}
