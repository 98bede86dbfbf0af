import { lazy, Suspense } from 'react';
import { withTexts } from '../texts/language.ts';

const PaletteDialog = lazy(async () => ({
  default: (await withTexts('lab', import('./palette-dialog.tsx'))).PaletteDialog,
}));

export interface PaletteProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onHelp: () => void;
}

const HelpContent = lazy(async () => ({
  default: (await import('./help-dialog.tsx')).HelpDialog,
}));

/** Keys, and where more is said; loaded when it is opened first. */
export function Help({ isOpen, onClose }: Pick<PaletteProps, 'isOpen' | 'onClose'>) {
  if (!isOpen) return null;
  return (
    <Suspense fallback={null}>
      <HelpContent isOpen onClose={onClose} />
    </Suspense>
  );
}

/** Where one goes, finds and does everything by writing; loaded when it is opened first. */
export function Palette(props: PaletteProps) {
  if (!props.isOpen) return null;
  return (
    <Suspense fallback={null}>
      <PaletteDialog {...props} />
    </Suspense>
  );
}
