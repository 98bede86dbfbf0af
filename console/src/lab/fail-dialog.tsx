import { type FormEvent, useState } from 'react';
import type { Takes } from '../control/control-plane.ts';
import { useAct, useControl } from '../control/use-control.ts';
import { useNames } from '../people/names.ts';
import type { Row } from '../stream/rows.ts';
import { useText } from '../texts/texts.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogButtons } from '../ui/dialog.tsx';
import entry from '../ui/field.module.css';
import { Notice } from '../ui/notice.tsx';
import { ErrorList } from './error-list.tsx';
import { errorsFor } from './errors.ts';
import styles from './form.module.css';

/** Which calls are like one: sends by what they are, all others by their path; with tokens of its app. */
function alike({ what, app }: Row): Pick<Takes<'POST /faults'>, 'on' | 'path' | 'app'> {
  const [method = '', path = ''] = what.split(' ');
  const isSend = method === 'POST' && path.endsWith('/messages');
  return { ...(isSend ? { on: 'send' } : { path }), ...(app !== undefined && { app }) };
}

/** Has the next call that is like one meet an error: found by writing, or picked. */
export function FailDialog({ row, onClose }: { row: Row; onClose: () => void }) {
  const text = useText();
  const names = useNames();
  const { data } = useControl('GET /faults/offers');
  const fail = useAct('POST /faults');
  const [written, setWritten] = useState('');
  const [chosen, setChosen] = useState<string>();
  const which = alike(row);
  const errors = errorsFor(data?.errors ?? [], which.on ?? 'any', written);
  const isSeen = errors.some(({ name }) => name === chosen);
  const picked = isSeen ? chosen : written === '' ? undefined : errors[0]?.name;
  const arm = (event: FormEvent) => {
    event.preventDefault();
    if (picked === undefined) return;
    fail.mutate({ ...which, error: picked, times: 1 }, { onSuccess: onClose });
  };
  return (
    <Dialog title={text('lab.next.title', { what: row.what })} isOpen isWide onClose={onClose}>
      <form onSubmit={arm} className={styles.form}>
        {row.app && (
          <p className={styles.quiet}>{text('lab.next.of', { app: names.app(row.app) })}</p>
        )}
        <input
          type="search"
          className={entry.input}
          aria-label={text('lab.error.find')}
          placeholder={text('lab.error.find')}
          autoFocus
          value={written}
          onChange={({ target }) => setWritten(target.value)}
        />
        <ErrorList errors={errors} picked={picked} onPick={setChosen} />
        {fail.error && <Notice tone="bad">{fail.error.message}</Notice>}
        <DialogButtons>
          <Button onPress={onClose}>{text('work.cancel')}</Button>
          <Button type="submit" look="main" icon="bolt" isDisabled={picked === undefined}>
            {text('lab.next.arm')}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}
