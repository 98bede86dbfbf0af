import { EditorState, type Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { writing } from './writing.ts';

interface TextEditorProps {
  /** What stands there, whoever wrote it. */
  readonly value: string;
  readonly label: string;
  readonly onChange: (value: string) => void;
  /** Its language, what it completes, what is marked in it; always the same object. */
  readonly more: Extension;
}

/** A text of code that others write too: it shows what it is given. */
export function TextEditor({ value, label, onChange, more }: TextEditorProps) {
  const holder = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorView>(undefined);
  const now = useRef({ value, onChange });
  now.current = { value, onChange };
  useEffect(() => {
    const view = new EditorView({
      state: EditorState.create({
        doc: now.current.value,
        extensions: [
          writing,
          more,
          EditorView.contentAttributes.of({ 'aria-label': label, dir: 'ltr', translate: 'no' }),
          EditorView.updateListener.of(({ docChanged, state }) => {
            const text = state.doc.toString();
            if (docChanged && text !== now.current.value) now.current.onChange(text);
          }),
        ],
      }),
      ...(holder.current && { parent: holder.current }),
    });
    editor.current = view;
    return () => view.destroy();
  }, [label, more]);
  useEffect(() => {
    const view = editor.current;
    if (!view || view.state.doc.toString() === value) return;
    view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: value } });
  }, [value]);
  return <div ref={holder} dir="ltr" />;
}
