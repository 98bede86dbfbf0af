import { type FormEvent, useRef, useState } from 'react';
import type { ControlSchemas } from '../control/operations.ts';
import { useAct, useControl } from '../control/use-control.ts';
import { bringSnapshot } from '../import/bring-snapshot.ts';
import { useSending } from '../import/sending.ts';
import { useText } from '../texts/texts.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import entry from '../ui/field.module.css';
import items from '../ui/items.module.css';
import { Notice } from '../ui/notice.tsx';
import { TwoSteps } from '../ui/two-steps.tsx';
import { restore, save, useStateNews } from '../undo/state.ts';
import form from './form.module.css';
import styles from './lab.module.css';
import { saveSnapshotFile } from './snapshot-file.ts';

/** States of the store that were kept: made, and gone back to. */
export function Snapshots() {
  const text = useText();
  const { data, error } = useControl('GET /snapshots');
  const isBusy = useStateNews()?.isDone === false;
  const [name, setName] = useState('');
  const keep = (event: FormEvent) => {
    event.preventDefault();
    void save(name.trim());
    setName('');
  };
  // The newest first: it is what one goes back to.
  const all = (data?.data ?? []).toSorted((a, b) => (b.taken ?? '').localeCompare(a.taken ?? ''));
  const [own, automatic] = [false, true].map((isOne) =>
    all.filter((each) => (each.automatic ?? false) === isOne),
  ) as [typeof all, typeof all];
  return (
    <>
      <form className={form.line} onSubmit={keep}>
        <input
          className={entry.input}
          aria-label={text('lab.snapshot.name')}
          placeholder={text('lab.snapshot.name')}
          dir="ltr"
          spellCheck={false}
          required
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
        <Button type="submit" isDisabled={isBusy}>
          {text('lab.snapshot.save')}
        </Button>
        <BringSnapshot />
      </form>
      {error && <Notice tone="bad">{error.message}</Notice>}
      {data && own.length === 0 && <p className={styles.words}>{text('lab.snapshot.none')}</p>}
      <ul className={items.list}>
        {own.map((each) => (
          <Kept key={each.name} snapshot={each} isBusy={isBusy} />
        ))}
      </ul>
      {automatic.length > 0 && (
        <section aria-label={text('lab.snapshots.automatic')}>
          <h4 className={styles.apart}>{text('lab.snapshots.automatic')}</h4>
          <p className={styles.words}>{text('lab.snapshots.automatic.words')}</p>
          <ul className={items.list}>
            {automatic.map((each) => (
              <Kept key={each.name} snapshot={each} isBusy={isBusy} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** One that came from elsewhere, as a file. */
function BringSnapshot() {
  const text = useText();
  const input = useRef<HTMLInputElement>(null);
  const sending = useSending();
  return (
    <>
      <Button isDisabled={sending !== undefined} onPress={() => input.current?.click()}>
        {text('lab.snapshot.bring')}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".convograph"
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) void bringSnapshot(file);
          target.value = '';
        }}
      />
      {sending?.error !== undefined && <Notice tone="bad">{sending.error}</Notice>}
    </>
  );
}

interface KeptProps {
  readonly snapshot: ControlSchemas['Snapshot'];
  readonly isBusy: boolean;
}

function Kept({ snapshot: { name, file, taken, page, holds, damaged }, isBusy }: KeptProps) {
  const text = useText();
  const forget = useAct('DELETE /snapshots/{snapshot}');
  const [isGetting, setIsGetting] = useState(false);
  const [failed, setFailed] = useState<string>();
  const download = async () => {
    setIsGetting(true);
    setFailed(undefined);
    await saveSnapshotFile(name).catch((error: Error) => setFailed(error.message));
    setIsGetting(false);
  };
  const told = damaged
    ? text('lab.snapshot.damaged')
    : text('lab.snapshot.holds', { messages: holds?.messages ?? 0, people: holds?.people ?? 0 });
  const when = taken && new Date(taken).toLocaleString('sv-SE');
  return (
    <li className={items.item}>
      <span className={styles.what}>
        <bdi translate="no">{name}</bdi>
        <span className={styles.detail}>
          {failed ?? [when, page?.name, told].filter(Boolean).join(' · ')}
        </span>
      </span>
      <CopyButton value={file} label={text('lab.snapshot.copy', { name })} />
      <IconButton
        small
        icon="down"
        label={text('lab.snapshot.download', { name })}
        isDisabled={isGetting}
        onPress={() => void download()}
      />
      <TwoSteps
        small
        words={text('lab.delete')}
        label={text('lab.snapshot.delete', { name })}
        sure={text('lab.delete.sure')}
        isDisabled={isBusy}
        onDo={() => forget.mutate({ snapshot: name })}
      />
      <Button
        small
        aria-label={text('lab.snapshot.restore', { name })}
        isDisabled={isBusy || damaged === true}
        onPress={() => void restore(name)}
      >
        {text('lab.restore')}
      </Button>
    </li>
  );
}
