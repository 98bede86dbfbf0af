import { useControl } from '../control/use-control.ts';
import { useText } from '../texts/texts.tsx';
import { TwoSteps } from '../ui/two-steps.tsx';
import { resetAll, useStateNews } from '../undo/state.ts';
import form from './form.module.css';

/** Empties every Page, once it was asked whether that is meant. */
export function ResetAll() {
  const text = useText();
  const { data: pages } = useControl('GET /pages');
  const isBusy = useStateNews()?.isDone === false;
  return (
    <div className={form.line}>
      <TwoSteps
        words={text('lab.reset.do')}
        sure={text('lab.reset.sure', { n: pages?.data.length ?? 0 })}
        isDisabled={isBusy}
        onDo={() => void resetAll()}
      />
    </div>
  );
}
