import { type ReactNode, useState } from 'react';
import { Icon } from '../ui/icon.tsx';
import styles from './parts.module.css';

interface PartProps {
  readonly title: string;
  /** Beside the title. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A part of the explorer. */
export function Part({ title, aside, children }: PartProps) {
  return (
    <section className={styles.part} aria-label={title}>
      <header className={styles.head}>
        <h3 className={styles.title}>{title}</h3>
        {aside}
      </header>
      {children}
    </section>
  );
}

interface FoldedPartProps extends Omit<PartProps, 'aside'> {
  /** Whether it is there before anybody asks for it. */
  readonly isOpen: boolean;
}

/** One that is looked at where it is wanted. */
export function FoldedPart({ title, isOpen, children }: FoldedPartProps) {
  // Later it is as they have it who look at it.
  const [isBegun] = useState(isOpen);
  return (
    <section aria-label={title}>
      <details open={isBegun}>
        <summary className={styles.summary}>
          <h3 className={styles.title}>{title}</h3>
          <Icon name="chevron" />
        </summary>
        <div className={styles.part}>{children}</div>
      </details>
    </section>
  );
}
