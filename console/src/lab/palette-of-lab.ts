import { useAct, useControl } from '../control/use-control.ts';
import type { PaletteAction } from '../keys/palette-actions.ts';
import { useText } from '../texts/texts.tsx';
import { restore, save } from '../undo/state.ts';

/**
 * What of the lab the palette does.
 * @param goThere what became of the store is told there
 */
export function usePaletteOfLab(goThere: () => void): readonly PaletteAction[] {
  const text = useText();
  const { data: snapshots } = useControl('GET /snapshots');
  const { data: offers } = useControl('GET /faults/offers');
  const mend = useAct('POST /faults/mend');
  const fail = useAct('POST /faults');
  const disturb = useAct('POST /chaos');
  const real = useAct('POST /clock/reset');
  const told = (act: Promise<void>) => {
    goThere();
    void act;
  };
  return [
    ...(snapshots?.data ?? []).map(
      ({ name }): PaletteAction => ({
        ...{ id: `restore ${name}`, words: text('lab.palette.restore', { name }), icon: 'lab' },
        run: () => told(restore(name)),
      }),
    ),
    {
      ...{ id: 'save', words: text('lab.palette.save'), icon: 'lab' },
      run: () => told(save(`by-hand-${new Date().toISOString().replaceAll(/\D/g, '')}`)),
    },
    { id: 'mend', words: text('lab.palette.mend'), icon: 'bolt', run: () => mend.mutate({}) },
    { id: 'real', words: text('lab.palette.real'), icon: 'clock', run: () => real.mutate({}) },
    ...(offers?.presets ?? []).map(
      ({ name, of }): PaletteAction => ({
        ...{ id: `arm ${name}`, words: text('lab.palette.preset', { name }), icon: 'bolt' },
        run: () => (of === 'call' ? fail : disturb).mutate({ preset: name }),
      }),
    ),
  ];
}
