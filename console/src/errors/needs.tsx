import type { ControlSchemas } from '../control/operations.ts';
import { useText } from '../texts/texts.tsx';
import { gateName } from '../timeline/words.ts';
import { Icon } from '../ui/icon.tsx';
import { shownText } from '../ui/shown-text.ts';
import styles from './needs.module.css';

type Requirement = ControlSchemas['Requirement'];
type SendGate = ControlSchemas['SendGate'];

interface NeedsProps {
  readonly requirements: readonly Requirement[];
  readonly gates: readonly SendGate[] | undefined;
}

/** What the call needs beside what there is: what lacks first, the rest unfolds. */
export function Needs({ requirements, gates }: NeedsProps) {
  const text = useText();
  // Of a message its gates say more.
  const lacks = requirements.filter(({ ok, kind }) => !ok && !(gates && kind === 'send'));
  const met = requirements.filter(({ ok }) => ok);
  return (
    <div className={styles.needs}>
      {lacks.length > 0 && <Table rows={lacks} label={text('errors.missing')} />}
      {gates && <Gates gates={gates} />}
      {met.length > 0 && (
        <details className={styles.met} open={lacks.length === 0}>
          <summary className={styles.summary}>
            <Icon name="chevron" />
            {text('errors.met', { n: met.length })}
          </summary>
          <Table rows={met} label={text('errors.met', { n: met.length })} />
        </details>
      )}
    </div>
  );
}

function Table({ rows, label }: { rows: readonly Requirement[]; label: string }) {
  const text = useText();
  return (
    <table className={styles.table} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{text('errors.needs')}</th>
          <th scope="col">{text('errors.has')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ needed, has, ok, error }) => (
          <tr key={`${needed} ${has}`} data-ok={ok}>
            <td>
              <span className={styles.cell}>
                <span className={styles.mark}>
                  <Icon name={ok ? 'check' : 'close'} />
                </span>
                <bdi translate="no">{shownText(needed)}</bdi>
              </span>
            </td>
            <td>
              <bdi translate="no">{shownText(has)}</bdi>
              {!ok && !error && <span className={styles.quiet}> {text('errors.leftOut')}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const MARK = { open: 'check', closed: 'close', 'not reached': 'more' } as const;

/** What a message passes before it leaves, up to where it does not. */
function Gates({ gates }: { gates: readonly SendGate[] }) {
  const text = useText();
  return (
    <section aria-label={text('errors.gates')}>
      <h5 className={styles.title}>{text('errors.gates')}</h5>
      <ol className={styles.gates}>
        {gates.map(({ gate, state, has }) => (
          <li key={gate} className={styles.gate} data-state={state}>
            <span className={styles.mark}>
              <Icon name={MARK[state]} />
            </span>
            <strong translate="no">{gateName(gate)}</strong>
            {state !== 'not reached' && (
              <bdi translate="no" className={styles.quiet}>
                {shownText(has)}
              </bdi>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
