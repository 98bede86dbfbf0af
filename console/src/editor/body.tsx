import { json } from '@codemirror/lang-json';
import { foldGutter } from '@codemirror/language';
import { EditorState, type Extension, Text } from '@codemirror/state';
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
  /** As it was sent, on one line where it was. */
  readonly isExact?: boolean;
  /** What can be done with it besides; always the same object. */
  readonly more?: Extension;
}

const NOTHING: Extension = [];

/** A body, to be read and folded. */
export function Body({ value, label, isExact = false, more = NOTHING }: BodyProps) {
  const holder = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { lines, isJson } = isExact ? { lines: value.split('\n'), isJson: true } : pretty(value);
    const view = new EditorView({
      state: EditorState.create({
        doc: Text.of(lines),
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
  }, [value, label, isExact, more]);
  return <div ref={holder} dir="ltr" />;
}
