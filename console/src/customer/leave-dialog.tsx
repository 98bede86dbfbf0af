import { useText } from '../texts/texts.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogButtons } from '../ui/dialog.tsx';
import { shownText } from '../ui/shown-text.ts';
import styles from './leave-dialog.module.css';
import { safeUrl } from './parts/tokens.ts';

/** Says where an address leads before it is opened: what it looks like may be another. */
export function LeaveDialog({ url, onClose }: { url: string; onClose: () => void }) {
  const text = useText();
  const safe = safeUrl(url);
  const host = safe && (safe.host || safe.pathname);
  return (
    <Dialog
      title={
        safe
          ? text('customer.leave', { host: shownText(host ?? '') })
          : text('customer.leave.never')
      }
      isOpen
      onClose={onClose}
    >
      <p className={styles.address} dir="ltr" translate="no">
        {shownText((safe?.href ?? url).slice(0, 2_000))}
      </p>
      <DialogButtons>
        <Button onPress={onClose}>{text('customer.leave.stay')}</Button>
        {safe && (
          <a
            className={styles.open}
            href={safe.href}
            target="_blank"
            rel="noopener noreferrer"
            onClick={onClose}
          >
            {text('customer.leave.open')}
          </a>
        )}
      </DialogButtons>
    </Dialog>
  );
}
