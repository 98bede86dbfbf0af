import { json } from '@codemirror/lang-json';
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { writing } from './writing.ts';

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
          writing,
          json(),
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
