import type { ReactNode } from 'react';
import styles from './page.module.css';

interface PartProps {
  readonly title: string;
  readonly words?: string;
  /** Beside the title. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a page: a landmark with a name. */
export function Part({ title, words, aside, children }: PartProps) {
  return (
    <section className={styles.part} aria-label={title}>
      <header className={styles.head}>
        <div>
          <h3 className={styles.name}>{title}</h3>
          {words && <p className={styles.words}>{words}</p>}
        </div>
        {aside}
      </header>
      {children}
    </section>
  );
}
