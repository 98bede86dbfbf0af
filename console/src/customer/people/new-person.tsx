import { type FormEvent, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useAct } from '../../control/use-control.ts';
import { useText } from '../../texts/texts.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogButtons } from '../../ui/dialog.tsx';
import entry from '../../ui/field.module.css';
import { Notice } from '../../ui/notice.tsx';
import form from '../composer/act-dialog.module.css';
import type { Phone } from '../types.ts';

interface NewPersonProps {
  readonly page: string;
  readonly hasInstagram: boolean;
  readonly onMade: (id: string) => void;
  readonly onClose: () => void;
}

/** Somebody who has not written yet. */
export function NewPerson({ page, hasInstagram, onMade, onClose }: NewPersonProps) {
  const text = useText();
  const create = useAct('POST /pages/{page}/people');
  const [name, setName] = useState('');
  const [platform, setPlatform] = useState<Phone['platform']>('MESSENGER');
  const make = (event: FormEvent) => {
    event.preventDefault();
    const onSuccess = ({ id }: { readonly id: string }) => {
      onClose();
      onMade(id);
    };
    create.mutate({ page, name: name.trim(), platform }, { onSuccess });
  };
  return (
    <Dialog title={text('customer.people.new')} isOpen onClose={onClose}>
      <form className={form.form} onSubmit={make}>
        <label className={form.label} htmlFor="person-name">
          {text('customer.people.name')}
        </label>
        <input
          id="person-name"
          className={entry.input}
          autoFocus
          required
          dir="auto"
          autoComplete="off"
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
        {hasInstagram && (
          <>
            <label className={form.label} htmlFor="person-platform">
              {text('customer.people.platform')}
            </label>
            <select
              id="person-platform"
              className={entry.input}
              value={platform}
              onChange={({ target }) => setPlatform(target.value as Phone['platform'])}
            >
              {(['MESSENGER', 'INSTAGRAM'] as const).map((each) => (
                <option key={each} value={each}>
                  {text(`customer.platform.${each}`)}
                </option>
              ))}
            </select>
          </>
        )}
        {create.error && <Notice tone="bad">{create.error.message}</Notice>}
        <DialogButtons>
          <Button onPress={onClose}>{text('customer.act.cancel')}</Button>
          <AriaButton type="submit" className={form.send ?? ''}>
            {text('customer.people.make')}
          </AriaButton>
        </DialogButtons>
      </form>
    </Dialog>
  );
}
