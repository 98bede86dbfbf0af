import { useState } from 'react';
import type { ControlSchemas } from '../control/operations.ts';
import { queries, useAct, useControl } from '../control/use-control.ts';
import { useGo } from '../routes/use-go.ts';
import { useText } from '../texts/texts.tsx';
import { Button } from '../ui/button.tsx';
import { Command } from '../ui/command.tsx';
import { commandLine } from '../ui/command-line.ts';
import items from '../ui/items.module.css';
import { Empty, Notice } from '../ui/notice.tsx';
import frame from '../ui/page.module.css';
import { shownText } from '../ui/shown-text.ts';
import { Choices } from './choices.tsx';
import styles from './import.module.css';
import { Remarks } from './remarks.tsx';

type Look = ControlSchemas['ImportLook'];
type LookedPlatform = Look['platforms'][number];

const NEW = 'new';

/** The field of an import that says who the business is on a platform, and the flag that says the same. */
const ME = { MESSENGER: 'me_facebook', INSTAGRAM: 'me_instagram' } as const;

/** What was recognised, with the decisions that an import needs: most of them are taken already. */
export function Decisions({ look }: { look: Look }) {
  const text = useText();
  const go = useGo();
  const begin = useAct('POST /imports');
  const [page, setPage] = useState(look.page?.id ?? NEW);
  const [guess, setGuess] = useState(look.page?.id === undefined ? (look.page?.name ?? '') : '');
  const [written, setName] = useState<string>();
  // Until somebody writes a name, a new Page has that of the business.
  const name = written ?? guess;
  const [me, setMe] = useState<Readonly<Record<string, string | undefined>>>(() =>
    Object.fromEntries(look.platforms.map((each) => [each.platform, each.business?.name])),
  );
  const { platforms, dialogues, archives } = look;
  if (platforms.length === 0 && dialogues.dialogues === 0) {
    return (
      <>
        <Empty
          title={text('import.nothing')}
          action={<Button onPress={() => go('import')}>{text('import.again')}</Button>}
        >
          {text('import.nothing.words')}
        </Empty>
        <Remarks report={look} isOpen />
      </>
    );
  }
  const target = page === NEW ? name.trim() : page;
  const asked = platforms.filter(({ threads }) => threads > 0);
  const isDecided = target !== '' && asked.every(({ platform }) => me[platform] !== undefined);
  const names = asked.flatMap(({ platform }) => {
    const business = me[platform];
    return business === undefined ? [] : [[ME[platform], business] as const];
  });
  const order = {
    page: target,
    create: true as const,
    ...Object.fromEntries(names),
    ...pathsOf(archives),
  };
  const start = () =>
    begin.mutate(order, {
      onSuccess({ id }) {
        void queries.invalidateQueries({ queryKey: ['GET /jobs'] });
        go('import', { job: id });
      },
    });
  return (
    <>
      <section className={frame.part} aria-label={text('import.found')}>
        <h3 className={frame.name}>{text('import.found')}</h3>
        <ul className={items.list}>
          {platforms.map((each) => (
            <Found key={each.platform} found={each} />
          ))}
          {dialogues.dialogues > 0 && (
            <li className={`${items.item} ${styles.item}`}>
              <span className={styles.what}>{text('import.dialogues')}</span>
              <span className={styles.detail}>
                {text('import.counts', {
                  threads: dialogues.dialogues,
                  messages: dialogues.messages,
                })}
              </span>
            </li>
          )}
        </ul>
        <p className={styles.words}>
          <bdi>{archives.map((each) => shownText(each.name)).join(', ')}</bdi>
        </p>
      </section>
      <section className={frame.part} aria-label={text('import.page')}>
        <div>
          <h3 className={frame.name}>{text('import.page')}</h3>
          <p className={styles.words}>{text('import.page.words')}</p>
        </div>
        <PageChoice look={look} page={page} onPick={setPage} name={name} onName={setName} />
      </section>
      {asked.map((each) => (
        <Us
          key={each.platform}
          found={each}
          isOnly={asked.length === 1}
          picked={me[each.platform]}
          onPick={(one) => {
            setMe({ ...me, [each.platform]: one });
            if (each === asked[0]) setGuess(one);
          }}
        />
      ))}
      <Remarks report={look} />
      {begin.error && <Notice tone="bad">{begin.error.message}</Notice>}
      <div className={`${styles.end} ${styles.sticky}`}>
        <Button look="main" isDisabled={!isDecided || begin.isPending} onPress={start}>
          {text('import.import')}
        </Button>
        <p className={styles.words}>
          {text(isDecided ? 'import.import.words' : 'import.undecided')}
        </p>
      </div>
      <p className={styles.command}>
        <span className={styles.words}>{text('import.command')}</span>
        <Command
          words={commandLine(
            'import',
            ...archives.map((each) => each.name),
            ...['--page', page === NEW ? name : page, '--create'],
            ...names.flatMap(([field, one]) => [`--${field.replace('_', '-')}`, one]),
          )}
        />
      </p>
    </>
  );
}

/** What is imported: by the ids of what was sent, and the paths of what was not. */
function pathsOf(archives: Look['archives']) {
  const uploads = archives.flatMap(({ upload }) => upload ?? []);
  const paths = archives.filter(({ upload }) => upload === undefined).map((each) => each.name);
  return { ...(uploads.length > 0 && { uploads }), ...(paths.length > 0 && { paths }) };
}

function Found({ found }: { found: LookedPlatform }) {
  const text = useText();
  const { platform, threads, messages, first_message: first, last_message: last } = found;
  const days = [first, last].map((time) => time?.slice(0, 10));
  return (
    <li className={`${items.item} ${styles.item}`}>
      <span className={styles.what}>{text(`import.platform.${platform}`)}</span>
      <span className={styles.detail}>{text('import.counts', { threads, messages })}</span>
      {days[0] !== undefined && (
        <span className={styles.detail}>{text('import.span', { from: days[0], to: days[1] })}</span>
      )}
    </li>
  );
}

interface PageChoiceProps {
  readonly look: Look;
  readonly page: string;
  readonly onPick: (page: string) => void;
  readonly name: string;
  readonly onName: (name: string) => void;
}

function PageChoice({ look, page, onPick, name, onName }: PageChoiceProps) {
  const text = useText();
  const { data } = useControl('GET /pages');
  const fits = look.page;
  const because = fits && fits.because !== 'new' ? text(`import.because.${fits.because}`) : '';
  const pages = (data?.data ?? []).map((each) => ({
    ...{ id: each.id, name: each.name },
    detail: each.id === fits?.id ? because : undefined,
  }));
  const fitting = pages.filter(({ id }) => id === fits?.id);
  const others = pages.filter(({ id }) => id !== fits?.id);
  const fresh = {
    ...{ id: NEW, name: '', detail: text('import.page.new') },
    field: (
      <input
        className={styles.input}
        aria-label={text('import.page.name')}
        placeholder={text('import.page.name')}
        dir="auto"
        value={name}
        onFocus={() => onPick(NEW)}
        onChange={({ target }) => onName(target.value)}
      />
    ),
  };
  return (
    <Choices
      label={text('import.page')}
      all={[...fitting, fresh, ...others]}
      picked={page}
      onPick={onPick}
    />
  );
}

interface UsProps {
  readonly found: LookedPlatform;
  readonly isOnly: boolean;
  readonly picked: string | undefined;
  readonly onPick: (name: string) => void;
}

/** Who of all is the business: it decides the side of every message. */
function Us({ found: { platform, names, business, threads }, isOnly, picked, onPick }: UsProps) {
  const text = useText();
  const title = isOnly
    ? text('import.us')
    : text('import.us.on', { platform: text(`import.platform.${platform}`) });
  const first = names.filter(({ name }) => name === business?.name);
  const rest = names.filter(({ name }) => name !== business?.name);
  return (
    <section className={frame.part} aria-label={title}>
      <div>
        <h3 className={frame.name}>{title}</h3>
        <p className={styles.words}>{text(business ? 'import.us.words' : 'import.us.unclear')}</p>
      </div>
      <Choices
        label={title}
        all={[...first, ...rest].map(({ name, threads: n }) => ({
          ...{ id: name, name },
          detail: text('import.us.threads', { n, of: threads }),
        }))}
        picked={picked}
        onPick={onPick}
      />
    </section>
  );
}
