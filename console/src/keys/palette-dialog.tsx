import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Autocomplete, useFilter } from 'react-aria-components/Autocomplete';
import { Input } from 'react-aria-components/Input';
import { Menu, MenuItem } from 'react-aria-components/Menu';
import { Dialog as AriaDialog, Modal, ModalOverlay } from 'react-aria-components/Modal';
import { SearchField } from 'react-aria-components/SearchField';
import { useText } from '../texts/texts.tsx';
import dialog from '../ui/dialog.module.css';
import { Icon } from '../ui/icon.tsx';
import { Kbd } from '../ui/kbd.tsx';
import styles from './palette.module.css';
import type { PaletteProps } from './palette.tsx';
import { usePaletteActions } from './palette-actions.ts';

/** What is offered at once: what else there is comes by writing. */
const MOST = 12;

/** The palette. */
export function PaletteDialog({ isOpen, onClose, onHelp }: PaletteProps) {
  const text = useText();
  const [query, setQuery] = useState('');
  const { contains } = useFilter({ sensitivity: 'base' });
  const navigate = useNavigate();
  const all = usePaletteActions({ query, onHelp, navigate });
  const actions = all.filter(({ words }) => contains(words, query.trim())).slice(0, MOST);
  const run = (id: string) => {
    onClose();
    actions.find((action) => action.id === id)?.run();
  };
  return (
    <ModalOverlay
      className={dialog.scrim ?? ''}
      isOpen={isOpen}
      isDismissable
      onOpenChange={(open) => open || onClose()}
    >
      <Modal className={`${dialog.modal} ${styles.modal}`}>
        <AriaDialog aria-label={text('shell.find')} className={styles.palette ?? ''}>
          <Autocomplete inputValue={query} onInputChange={setQuery}>
            <SearchField aria-label={text('shell.find')} autoFocus className={styles.field ?? ''}>
              <Icon name="search" />
              <Input className={styles.input ?? ''} placeholder={text('shell.palette.hint')} />
            </SearchField>
            <Menu
              className={styles.list ?? ''}
              aria-label={text('shell.find')}
              onAction={(key) => run(String(key))}
              renderEmptyState={() => <p className={styles.none}>{text('shell.palette.none')}</p>}
            >
              {actions.map(({ id, words, keys, icon }) => (
                <MenuItem key={id} id={id} textValue={words} className={styles.item ?? ''}>
                  <Icon name={icon} />
                  <span className={styles.words}>{words}</span>
                  {keys && <Kbd keys={keys} />}
                </MenuItem>
              ))}
            </Menu>
          </Autocomplete>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
