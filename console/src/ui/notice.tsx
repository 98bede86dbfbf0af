import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import styles from './notice.module.css';

interface NoticeProps {
  readonly tone?: 'plain' | 'ok' | 'warn' | 'bad';
  readonly children: ReactNode;
  /** Buttons, at its end. */
  readonly action?: ReactNode;
}

const ICON = { plain: 'event', ok: 'ok', warn: 'warning', bad: 'error' } as const;

/** What the console has to say of itself: inline, never over the page, never as Meta's errors look. */
export function Notice({ tone = 'plain', children, action }: NoticeProps) {
  return (
    <div className={`${styles.notice} ${styles[tone]}`}>
      <Icon name={ICON[tone]} />
      <div className={styles.words}>{children}</div>
      {action}
    </div>
  );
}

interface EmptyProps {
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

/** Where there is nothing yet: what would stand here, and the way to have it. */
export function Empty({ title, children, action }: EmptyProps) {
  return (
    <div className={styles.empty}>
      <p className={styles.title}>{title}</p>
      {children && <div className={styles.how}>{children}</div>}
      {action}
    </div>
  );
}
