import { useState } from 'react';
import { useControl } from '../control/use-control.ts';
import { useView } from '../routes/use-view.ts';
import { useTitle } from '../shell/use-title.ts';
import { useText } from '../texts/texts.tsx';
import { Command } from '../ui/command.tsx';
import { commandLine } from '../ui/command-line.ts';
import { Empty, Notice } from '../ui/notice.tsx';
import frame from '../ui/page.module.css';
import { Picker } from '../ui/picker.tsx';
import { Segments } from '../ui/segments.tsx';
import { shownText } from '../ui/shown-text.ts';
import { AddCallback } from './add-callback.tsx';
import { Callback } from './callback.tsx';
import { FieldsGrid } from './fields-grid.tsx';
import { LastDeliveries } from './last-deliveries.tsx';
import { PageStates } from './page-states.tsx';
import { RawBody } from './raw-body.tsx';
import { TestEvent } from './test-event.tsx';
import { type Receiver, useReceiver } from './use-receiver.ts';
import styles from './webhooks.module.css';

/** Where an app's webhooks go, what it is told of, and how they stand. */
export function WebhooksPage() {
  const text = useText();
  useTitle(text('shell.rail.webhooks'));
  const [, change] = useView();
  const { apps, app, object, error } = useReceiver();
  return (
    <div className={frame.page}>
      <header className={styles.head}>
        <h2 className={frame.title}>{text('shell.rail.webhooks')}</h2>
        {app && (
          <div className={styles.choices}>
            <Picker
              label={text('webhooks.app', { name: shownText(app.name) })}
              icon="app"
              look="field"
              items={(apps ?? []).map(({ id, name }) => ({ id, label: shownText(name) }))}
              picked={app.id}
              onPick={(id) => change({ app: id })}
            >
              {shownText(app.name)}
            </Picker>
            <Segments
              label={text('webhooks.object')}
              items={(['page', 'instagram'] as const).map((id) => ({
                id,
                label: text(`webhooks.object.${id}`),
              }))}
              picked={object}
              onPick={(id) => change({ platform: id === 'page' ? undefined : 'INSTAGRAM' })}
            />
          </div>
        )}
      </header>
      {error && <Notice tone="bad">{error.message}</Notice>}
      {apps?.length === 0 && (
        <Empty title={text('webhooks.noApps')}>
          {text('webhooks.noApps.how')}
          <Command words={commandLine('app', 'create', '--name', 'My app')} />
        </Empty>
      )}
      {app && (
        <OfApp
          key={`${app.id} ${object}`}
          receiver={{ app: app.id, object }}
          name={shownText(app.name)}
        />
      )}
    </div>
  );
}

function OfApp({ receiver, name }: { receiver: Receiver; name: string }) {
  const { data, error } = useControl('GET /apps/{app}/subscriptions', { app: receiver.app });
  // What a test sent is where one begins to write.
  const [draft, setDraft] = useState<string>();
  if (error) return <Notice tone="bad">{error.message}</Notice>;
  if (!data) return null;
  const subscription = data.data.find(({ object }) => object === receiver.object);
  if (!subscription) return <AddCallback receiver={receiver} name={name} />;
  return (
    <>
      <Callback receiver={receiver} subscription={subscription} />
      <PageStates receiver={receiver} />
      <FieldsGrid receiver={receiver} />
      <TestEvent receiver={receiver} onEdit={setDraft} />
      <RawBody receiver={receiver} draft={draft} />
      <LastDeliveries app={receiver.app} />
    </>
  );
}
