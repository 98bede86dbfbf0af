import type { KeyboardEvent, PointerEvent } from 'react';
import styles from './separator.module.css';

interface SeparatorProps {
  readonly label: string;
  /** Of the pane that it makes wider or narrower, in px. */
  readonly size: number;
  readonly least: number;
  readonly most: number;
  /** Whether that pane comes after it. */
  readonly isEnd?: boolean;
  /** @param size undefined: as wide as usual */
  readonly onSize: (size: number | undefined) => void;
}

/** How far an arrow key moves it, in px. */
const STEP = 16;

/** Between two panes: is drawn, moved by arrow keys, and put back by a double click. */
export function Separator({ label, size, least, most, isEnd = false, onSize }: SeparatorProps) {
  const isMirrored = () => document.documentElement.dir === 'rtl';
  const grow = (px: number) => {
    const sign = isEnd === isMirrored() ? 1 : -1;
    onSize(Math.min(Math.max(size + sign * px, least), most));
  };
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    if (event.buttons === 1 && event.movementX !== 0) grow(event.movementX);
  };
  const press = (event: KeyboardEvent) => {
    const px = { ArrowLeft: -STEP, ArrowRight: STEP }[event.key];
    if (px === undefined) return;
    event.preventDefault();
    grow(px);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: an hr is no control
    <div
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation="vertical"
      aria-valuenow={size}
      aria-valuemin={least}
      aria-valuemax={most}
      className={styles.separator}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onKeyDown={press}
      onDoubleClick={() => onSize(undefined)}
    />
  );
}
