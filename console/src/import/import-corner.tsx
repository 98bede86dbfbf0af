import { useEffect } from 'react';
import { useGo } from '../routes/use-go.ts';
import { useText } from '../texts/texts.tsx';
import { Icon } from '../ui/icon.tsx';
import { ImportChip } from './import-chip.tsx';
import styles from './import-corner.module.css';
import { take } from './take.ts';

interface ImportCornerProps {
  /** Whether something is held over the window. */
  readonly isOver: boolean;
  readonly dropped: readonly File[];
}

/** Archives that are dropped, wherever in the window, and how far those are that are on their way. */
export function ImportCorner({ isOver, dropped }: ImportCornerProps) {
  const text = useText();
  const go = useGo();
  useEffect(() => {
    if (dropped.length === 0) return;
    void take(dropped, go);
  }, [dropped, go]);
  return (
    <>
      <ImportChip />
      {isOver && (
        <div className={styles.over} role="status">
          <div className={styles.field}>
            <Icon name="import" />
            <p className={styles.words}>{text('import.drop')}</p>
            <p>{text('import.drop.words')}</p>
          </div>
        </div>
      )}
    </>
  );
}
