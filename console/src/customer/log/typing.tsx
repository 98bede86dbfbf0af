import { useEffect, useState } from 'react';
import { useText } from '../../texts/texts.tsx';
import { Avatar } from '../avatar.tsx';
import { useScene } from '../phone-context.tsx';
import styles from './message-log.module.css';

/** That the Page types, until that is over. */
export function Typing({ until, now }: { until: string; now: string }) {
  const text = useText();
  const { page } = useScene();
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    setIsOver(false);
    const timer = setTimeout(() => setIsOver(true), Date.parse(until) - Date.parse(now));
    return () => clearTimeout(timer);
  }, [until, now]);
  if (isOver) return null;
  return (
    <div className={styles.typing}>
      <Avatar name={page.name} small />
      <span
        className={styles.dots}
        role="img"
        aria-label={text('customer.typing', { name: page.name })}
      >
        <span />
        <span />
        <span />
      </span>
    </div>
  );
}
