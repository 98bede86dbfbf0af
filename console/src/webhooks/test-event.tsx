import { useState } from 'react';
import { useAct, useControl } from '../control/use-control.ts';
import { usePage } from '../people/use-page.ts';
import { useText } from '../texts/texts.tsx';
import { Button } from '../ui/button.tsx';
import entry from '../ui/field.module.css';
import { Part } from '../ui/part.tsx';
import { SentTold } from './sent-told.tsx';
import type { Receiver } from './use-receiver.ts';
import styles from './webhooks.module.css';

interface TestEventProps {
  readonly receiver: Receiver;
  /** Takes what was sent to be changed. */
  readonly onEdit: (body: string) => void;
}

/** Sends a sample of a field: as events have it, or as the button of Meta's dashboard. */
export function TestEvent({ receiver, onEdit }: TestEventProps) {
  const text = useText();
  const page = usePage();
  const { data } = useControl('GET /webhooks/fields');
  const send = useAct('POST /apps/{app}/webhooks/test');
  const [field, setField] = useState('messages');
  const { object } = receiver;
  const fields = data?.data.filter(({ sampled }) => sampled.includes(object)) ?? [];
  const submit = (shape: 'real' | 'dashboard') =>
    send.mutate({ ...receiver, field, shape, ...(page && { page: page.id }) });
  return (
    <Part title={text('webhooks.test')} words={text('webhooks.test.words')}>
      <div className={styles.line}>
        <select
          className={entry.input}
          dir="ltr"
          aria-label={text('webhooks.test.field')}
          value={field}
          onChange={({ target }) => setField(target.value)}
        >
          {fields.map(({ field: name }) => (
            <option key={name}>{name}</option>
          ))}
        </select>
        <Button look="main" isDisabled={send.isPending} onPress={() => submit('real')}>
          {text('webhooks.test.real')}
        </Button>
        <Button isDisabled={send.isPending} onPress={() => submit('dashboard')}>
          {text('webhooks.test.dashboard')}
        </Button>
      </div>
      <SentTold sent={send.data} error={send.error} onEdit={onEdit} />
    </Part>
  );
}
