import { useGo } from '../routes/use-go.ts';
import { showSteps } from '../steps/shown.ts';
import { useText } from '../texts/texts.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogButtons } from '../ui/dialog.tsx';
import { Kbd } from '../ui/kbd.tsx';
import styles from './help.module.css';
import { SHORTCUTS } from './shortcuts.ts';

/** Keys, and where more is said. */
export function HelpDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const text = useText();
  const go = useGo();
  const steps = () => {
    showSteps(true);
    go('studio', { pane: 'work' });
    onClose();
  };
  return (
    <Dialog title={text('shell.help.title')} isOpen={isOpen} onClose={onClose} isWide>
      <div className={styles.columns}>
        {(['anywhere', 'rows'] as const).map((group) => (
          <section key={group}>
            <h3 className={styles.group}>{text(`shell.help.${group}`)}</h3>
            <dl className={styles.list}>
              {SHORTCUTS[group].map(({ keys, text: id }) => (
                <div key={keys} className={styles.line}>
                  <dt>{text(id)}</dt>
                  <dd>
                    <Kbd keys={keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <DialogButtons>
        <Button onPress={steps}>{text('shell.help.steps')}</Button>
      </DialogButtons>
    </Dialog>
  );
}
