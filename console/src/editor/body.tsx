import { json } from '@codemirror/lang-json';
import { foldGutter } from '@codemirror/language';
import { EditorState, type Extension } from '@codemirror/state';
import { drawSelection, EditorView, highlightSpecialChars } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { look } from './look.ts';
import { pretty } from './pretty.ts';

const extensions: Extension[] = [
  EditorState.readOnly.of(true),
  EditorView.lineWrapping,
  // What turns a line round, or what nobody sees, is shown.
  highlightSpecialChars(),
  drawSelection(),
  foldGutter(),
  look,
  EditorView.theme({ '.cm-cursor': { display: 'none' } }),
];

interface BodyProps {
  readonly value: string;
  readonly label: string;
  /** What can be done with it besides; always the same object. */
  readonly more?: Extension;
}

const NOTHING: Extension = [];

/** A body, to be read and folded. */
export function Body({ value, label, more = NOTHING }: BodyProps) {
  const holder = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { text, isJson } = pretty(value);
    const view = new EditorView({
      state: EditorState.create({
        doc: text,
        extensions: [
          ...extensions,
          EditorView.contentAttributes.of({
            'aria-label': label,
            dir: 'ltr',
            translate: 'no',
            tabindex: '0',
          }),
          more,
          ...(isJson ? [json()] : []),
        ],
      }),
      ...(holder.current && { parent: holder.current }),
    });
    return () => view.destroy();
  }, [value, label, more]);
  return <div ref={holder} dir="ltr" />;
}
