import { useText } from '../texts/texts.tsx';
import { Notice } from '../ui/notice.tsx';
import type { GraphStanding } from './catalogue.ts';
import { Prose } from './prose.tsx';
import styles from './tables.module.css';

/** Whether it can be used all the same, for some time. */
const LASTS = new Set(['ends', 'frozen']);

/** That something has ended, or is not there yet: what is answered, and what comes in its place. */
export function StandingNote({ standing }: { standing: GraphStanding }) {
  const text = useText();
  const { state, afterwards, instead } = standing;
  return (
    <Notice tone={LASTS.has(state) ? 'plain' : 'warn'}>
      <p>{useStanding()(standing)}</p>
      {afterwards !== undefined && (
        <p>
          {text('reference.afterwards')} <Prose words={afterwards} />
        </p>
      )}
      {instead !== undefined && (
        <p>
          {text('reference.instead')} <Prose words={instead} />
        </p>
      )}
    </Notice>
  );
}

/** The same as a mark beside a name. */
export function StandingMark({ standing }: { standing: GraphStanding | undefined }) {
  const words = useStanding();
  if (standing === undefined) return null;
  return (
    <span className={styles.mark} data-lasts={LASTS.has(standing.state)}>
      {words(standing)}
    </span>
  );
}

/** A standing in words. */
function useStanding() {
  const text = useText();
  return ({ state, day, since, until }: GraphStanding): string => {
    if (state === 'ended') {
      if (until !== undefined) return text('reference.ended.version', { version: until });
      return day === undefined ? text('reference.ended') : text('reference.ended.day', { day });
    }
    if (state === 'not_yet') {
      return since === undefined
        ? text('reference.notYet', { day: day ?? '' })
        : text('reference.notYet.version', { version: since });
    }
    return text(state === 'frozen' ? 'reference.frozen' : 'reference.ends', { day: day ?? '' });
  };
}
