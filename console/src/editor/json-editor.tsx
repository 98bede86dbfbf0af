import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { EditorState, type Extension } from '@codemirror/state';
import { drawSelection, EditorView, highlightSpecialChars, keymap } from '@codemirror/view';
import { useEffect, useRef } from 'react';
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

const extensions: Extension[] = [
  EditorView.lineWrapping,
  highlightSpecialChars(),
  drawSelection(),
  history(),
  // Tab is the browser's: it leads on.
  keymap.of([...defaultKeymap, ...historyKeymap]),
  json(),
  overSelection,
  look,
  EditorView.theme({ '.cm-cursor': { borderColor: 'var(--text)' } }),
];

interface JsonEditorProps {
  /** What stands there at first: another text takes the place of what was written. */
  readonly begin: string;
  readonly label: string;
  /** Hears of each change; has to stay the same. */
  readonly onChange: (text: string) => void;
}

/** JSON, to be written. What is wrong with it is said by whoever has it: marks in it would need styles that the policy refuses. */
export function JsonEditor({ begin, label, onChange }: JsonEditorProps) {
  const holder = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const view = new EditorView({
      state: EditorState.create({
        doc: begin,
        extensions: [
          ...extensions,
          EditorView.updateListener.of(({ docChanged, state }) => {
            if (docChanged) onChange(state.doc.toString());
          }),
          EditorView.contentAttributes.of({ 'aria-label': label, dir: 'ltr', translate: 'no' }),
        ],
      }),
      ...(holder.current && { parent: holder.current }),
    });
    return () => view.destroy();
  }, [begin, label, onChange]);
  return <div ref={holder} dir="ltr" />;
}
