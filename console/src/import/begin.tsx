import { type FormEvent, useRef, useState } from 'react';
import { useAct, useControl } from '../control/use-control.ts';
import { useGo } from '../routes/use-go.ts';
import { useText } from '../texts/texts.tsx';
import { Button } from '../ui/button.tsx';
import { Command } from '../ui/command.tsx';
import { commandLine } from '../ui/command-line.ts';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import frame from '../ui/page.module.css';
import { Earlier } from './earlier.tsx';
import styles from './import.module.css';
import { Lying } from './lying.tsx';
import { take } from './take.ts';

/** Where nothing is under way: what would come in, and the ways to have it. */
export function Begin() {
  return (
    <>
      <Choose />
      <Lying />
      <ByPath />
      <Earlier />
    </>
  );
}

function Choose() {
  const text = useText();
  const go = useGo();
  const input = useRef<HTMLInputElement>(null);
  return (
    <section className={styles.drop} aria-label={text('import.choose')}>
      <Icon name="import" />
      <p className={styles.lead}>{text('import.begin')}</p>
      <p className={styles.words}>{text('import.begin.words')}</p>
      <Button look="main" onPress={() => input.current?.click()}>
        {text('import.choose')}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept=".zip,.json,.jsonl,.gz,.htm,.html,.convograph"
        onChange={({ target }) => {
          void take([...(target.files ?? [])], go);
          target.value = '';
        }}
      />
    </section>
  );
}

/** The way of whoever has a path: nothing is sent, however large it is. */
function ByPath() {
  const text = useText();
  const go = useGo();
  const { data } = useControl('GET /pages');
  const look = useAct('POST /imports/look');
  const [path, setPath] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const paths = path
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
    look.mutate({ paths }, { onSuccess: ({ id }) => go('import', { job: id }) });
  };
  const page = data?.data[0]?.name ?? 'My Page';
  return (
    <section className={frame.part} aria-label={text('import.path')}>
      <div>
        <h3 className={frame.name}>{text('import.path')}</h3>
        <p className={styles.words}>{text('import.path.words')}</p>
      </div>
      <form className={styles.line} onSubmit={submit}>
        <textarea
          className={styles.paths}
          aria-label={text('import.path.label')}
          placeholder="/home/me/facebook-1.zip"
          dir="ltr"
          rows={Math.min(6, path.split('\n').length)}
          spellCheck={false}
          required
          value={path}
          onChange={({ target }) => setPath(target.value)}
        />
        <Button type="submit" isDisabled={look.isPending}>
          {text('import.look')}
        </Button>
      </form>
      {look.error && <Notice tone="bad">{look.error.message}</Notice>}
      <p className={styles.command}>
        <span className={styles.words}>{text('import.command')}</span>
        <Command
          words={commandLine('import', path.split('\n')[0] || 'facebook-1.zip', '--page', page)}
        />
      </p>
    </section>
  );
}
