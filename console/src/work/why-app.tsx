import type { ReactNode } from 'react';
import type { ControlSchemas } from '../control/operations.ts';
import { useText } from '../texts/texts.tsx';
import { gateName, timeOf } from '../timeline/words.ts';
import { Command } from '../ui/command.tsx';
import { Icon } from '../ui/icon.tsx';
import { shownText } from '../ui/shown-text.ts';
import pill from '../ui/state.module.css';
import { Opening } from './opening.tsx';
import styles from './why.module.css';

type App = ControlSchemas['WhyApp'];

interface WhyAppProps {
  readonly page: string;
  readonly event: number;
  readonly field: string | undefined;
  readonly app: App;
  readonly isOpen: boolean;
}

/** How the state of an event with an app looks. */
const TONE: Readonly<Record<App['state'], 'ok' | 'bad' | 'warn'>> = {
  sent: 'ok',
  not_sent: 'warn',
  failed: 'bad',
  lost: 'bad',
  held_back: 'warn',
  waiting: 'warn',
  given_up: 'bad',
  nothing_to_tell: 'warn',
};

/** How an event stands with an app: its gates in their order, the first that was closed with what opens it. */
export function WhyApp({ app, isOpen, ...about }: WhyAppProps) {
  const text = useText();
  return (
    <details className={styles.app} open={isOpen}>
      <summary className={styles.summary}>
        <Icon name="chevron" />
        <bdi translate="no" className={styles.name}>
          {shownText(app.name)}
        </bdi>
        <span className={pill.state} data-tone={TONE[app.state]}>
          {text(`work.state.${app.state}`)}
        </span>
      </summary>
      {/* What was not sent is said by the gate that was closed. */}
      {app.state !== 'not_sent' && (
        <p className={styles.says}>
          <bdi translate="no">{shownText(app.says)}</bdi>
        </p>
      )}
      <ol className={styles.gates} aria-label={text('work.gates')}>
        {app.gates.map((gate) => (
          <Gate key={gate.gate} gate={gate}>
            {gate.open === false && (
              <>
                <Opening {...about} app={app} />
                {app.open_it && (
                  <div>
                    <Command words={app.open_it} />
                  </div>
                )}
              </>
            )}
          </Gate>
        ))}
      </ol>
      {app.attempts.length > 0 && <Attempts attempts={app.attempts} />}
    </details>
  );
}

function Gate({ gate, children }: { gate: App['gates'][number]; children: ReactNode }) {
  const text = useText();
  const state = gate.open === undefined ? 'unreached' : gate.open ? 'open' : 'closed';
  const icon = { open: 'check', closed: 'close', unreached: 'more' } as const;
  return (
    <li className={styles.gate} data-state={state}>
      <span className={styles.mark}>
        <Icon name={icon[state]} />
      </span>
      <div className={styles.gateWords}>
        <p>
          <strong translate="no">{gateName(gate.gate)}</strong>
          <span className={styles.gateState}>{text(`work.gate.${state}`)}</span>
        </p>
        {state !== 'unreached' && (
          <p className={styles.gateSays}>
            <bdi translate="no">{shownText(gate.says)}</bdi>
          </p>
        )}
        {children}
      </div>
    </li>
  );
}

function Attempts({ attempts }: { attempts: App['attempts'] }) {
  const text = useText();
  return (
    <section aria-label={text('work.attempts')}>
      <h4 className={styles.heading}>{text('work.attempts')}</h4>
      <ol className={styles.attempts}>
        {attempts.map(({ number, at, status, ms, note, delivered, replay }) => (
          <li key={`${number} ${at} ${replay}`} className={styles.attempt}>
            <span className={delivered ? styles.taken : styles.missed}>
              <Icon name={delivered ? 'check' : 'error'} />
            </span>
            <time dateTime={at} title={at}>
              {timeOf(at)}
            </time>
            <span>{status ?? text('timeline.outcome.none')}</span>
            <span className={styles.note}>{shownText(note ?? '')}</span>
            {replay && <span className={styles.replay}>{text('work.attempt.replay')}</span>}
            <span className={styles.quiet}>
              {text('timeline.ms.short', { ms: Math.round(ms) })}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
