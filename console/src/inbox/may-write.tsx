import { useControl } from '../control/use-control.ts';
import { leftWords, useStoreNow } from '../customer/head/use-now.ts';
import { useView } from '../routes/use-view.ts';
import { useText } from '../texts/texts.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Icon } from '../ui/icon.tsx';
import { shownText } from '../ui/shown-text.ts';
import styles from './may-write.module.css';

/** Apps that are told of: more would push the conversation away. */
const MOST = 4;

/** Which apps may write to a person now and until when; where not, what keeps them back and opens it. */
export function MayWrite({ page, person }: { page: string; person: string }) {
  const text = useText();
  const [{ as }] = useView();
  const { data } = useControl('GET /pages/{page}/installed-apps', { page });
  const names = new Map(data?.data.map(({ app_id: id, name }) => [id, name]));
  const apps = [...names].filter(([id]) => as === undefined || id === as).slice(0, MOST);
  if (apps.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={text('inbox.mayWrite')}>
      {apps.map(([app, name]) => (
        <One key={app} {...{ page, person, app, name }} />
      ))}
    </ul>
  );
}

interface OneProps {
  readonly page: string;
  readonly person: string;
  readonly app: string;
  readonly name: string;
}

function One({ page, person, app, name }: OneProps) {
  const text = useText();
  const now = useStoreNow();
  const { data } = useControl('POST /pages/{page}/can-send', { page, to: person, app });
  if (!data || now === undefined) return <li className={styles.one}>…</li>;
  const { ok, until, closed, gates } = data;
  const gate = gates.find(({ state }) => state === 'closed');
  const values = { app: shownText(name), gate: closed ?? '' };
  const left = until === undefined ? undefined : Date.parse(until) - now;
  const words = !ok
    ? text('inbox.mayWrite.closed', values)
    : left === undefined
      ? text('inbox.mayWrite.open', values)
      : text('inbox.mayWrite.until', { ...values, time: leftWords(left) });
  return (
    <li className={styles.one} data-open={ok}>
      <Icon name={ok ? 'check' : 'notSent'} />
      <span className={styles.words}>
        <b>{words}</b>
        {gate && <span className={styles.has}> {shownText(gate.has)}</span>}
      </span>
      {gate?.open_it !== undefined && (
        <CopyButton value={`npx convograph ${gate.open_it}`} label={text('work.copyCommand')} />
      )}
    </li>
  );
}
