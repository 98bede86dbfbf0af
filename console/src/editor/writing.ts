import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import type { Extension } from '@codemirror/state';
import { drawSelection, EditorView, highlightSpecialChars, keymap } from '@codemirror/view';
import { look } from './look.ts';

/**
 * What is written over a selection is put there by the editor: a browser that does it by itself wraps it into
 * what it thinks it looks like, a style that the page's policy refuses.
 */
const overSelection: Extension = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { inputType, data, isComposing } = event;
    if (inputType !== 'insertText' || data === null || isComposing) return false;
    if (view.state.selection.main.empty) return false;
    view.dispatch(view.state.replaceSelection(data), { userEvent: 'input.type' });
    event.preventDefault();
    return true;
  },
});

/** What every editor has in which is written. */
export const writing: Extension = [
  EditorView.lineWrapping,
  highlightSpecialChars(),
  drawSelection(),
  history(),
  // Tab is the browser's: it leads on. What Enter does with a modifier is the page's.
  keymap.of([...defaultKeymap.filter(({ key }) => key !== 'Mod-Enter'), ...historyKeymap]),
  overSelection,
  look,
  EditorView.theme({ '.cm-cursor': { borderColor: 'var(--text)' } }),
];
