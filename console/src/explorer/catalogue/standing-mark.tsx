import type { ControlSchemas } from '../../control/operations.ts';
import { useText } from '../../texts/texts.tsx';
import styles from './standing-mark.module.css';

/** That something came or goes by version or day; the whole of it where one waits over it. */
export function StandingMark({ standing }: { standing: ControlSchemas['GraphStanding'] }) {
  const text = useText();
  const { state, day, since, until, afterwards, instead } = standing;
  const when = [day, since, until].filter(Boolean).join(' – ');
  const more = [afterwards, instead && text('explorer.standing.instead', { instead })];
  return (
    <span className={styles.mark} data-state={state} title={more.filter(Boolean).join(' ')}>
      {text(`explorer.standing.${state}`, { when })}
    </span>
  );
}
