import { Suspense } from 'react';
import { withTexts } from '../texts/language.ts';
import { lazily } from '../ui/lazily.ts';

const PaletteDialog = lazily(
  // What the lab does can be done from here too.
  async () => (await withTexts('lab', import('./palette-dialog.tsx'))).PaletteDialog,
  'shell',
);

export interface PaletteProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onHelp: () => void;
}

const HelpContent = lazily(async () => (await import('./help-dialog.tsx')).HelpDialog, 'shell');

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
