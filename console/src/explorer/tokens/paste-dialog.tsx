import type { FormEvent } from 'react';
import { useText } from '../../texts/texts.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogButtons } from '../../ui/dialog.tsx';
import styles from './paste-dialog.module.css';
import { pasteToken } from './pasted.ts';

/** Takes the text of a token, such as one that is none of this store: it is kept in memory alone. */
export function PasteDialog({ onClose, onPaste }: { onClose: () => void; onPaste: () => void }) {
  const text = useText();
  const paste = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    pasteToken(String(new FormData(event.currentTarget).get('text') ?? ''));
    onPaste();
  };
  return (
    <Dialog title={text('explorer.token.paste')} isOpen onClose={onClose}>
      <form onSubmit={paste} className={styles.form}>
        <p className={styles.words}>{text('explorer.token.paste.words')}</p>
        <input
          type="password"
          name="text"
          className={styles.input}
          aria-label={text('explorer.token.text')}
          autoComplete="off"
          autoFocus
        />
        <DialogButtons>
          <Button onPress={onClose}>{text('explorer.cancel')}</Button>
          <Button type="submit" look="main">
            {text('explorer.token.use')}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}
