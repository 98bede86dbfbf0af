import { shortcutOf } from './keymap.ts';

/** What of a key press says which it is. */
type Press = Pick<
  KeyboardEvent,
  'key' | 'keyCode' | 'isComposing' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'
> & { getModifierState?(name: string): boolean };

/**
 * A key press as shortcuts name it: `mod+K`, `shift+R`, `j`, `?`; undefined for what is somebody's
 * writing (a composition, a third level) or the browser's own (Alt).
 */
export function chordOf(press: Press): string | undefined {
  const { key, keyCode, isComposing, ctrlKey, metaKey, altKey, shiftKey } = press;
  if (isComposing || keyCode === 229 || press.getModifierState?.('AltGraph')) return undefined;
  if (altKey) return undefined;
  const isLetter = /^[a-z]$/i.test(key);
  const name = isLetter ? key.toLowerCase() : key;
  const shift = shiftKey && (isLetter || key.length > 1) ? 'shift+' : '';
  return `${ctrlKey || metaKey ? 'mod+' : ''}${shift}${name}`;
}

/** The shortcut that a press means: as {@link chordOf}, where no key was given to another. */
export function shortcutFor(press: Press): string | undefined {
  const chord = chordOf(press);
  return chord === undefined ? undefined : shortcutOf(chord);
}

/** Whether what is pressed there is written. */
export function isEditable(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest('.cm-editor')) return true;
  const isText =
    target instanceof HTMLInputElement && !/^(radio|checkbox|button)$/.test(target.type);
  return isText || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

const STORED = 'convograph.single-keys';

/** Whether single letters do something: those who speak to their computer turn it off. */
export const hasSingleKeys = (): boolean => localStorage.getItem(STORED) !== 'off';

export const setSingleKeys = (on: boolean): void =>
  on ? localStorage.removeItem(STORED) : localStorage.setItem(STORED, 'off');
