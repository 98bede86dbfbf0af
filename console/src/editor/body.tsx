import { json } from '@codemirror/lang-json';
import {
  defaultHighlightStyle,
  foldGutter,
  HighlightStyle,
  syntaxHighlighting,
} from '@codemirror/language';
import { EditorState, type Extension } from '@codemirror/state';
import { drawSelection, EditorView, highlightSpecialChars } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { useEffect, useRef } from 'react';

/** The nonce of this page's policy, without which no style of the editor's holds. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? '';

const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--text)' },
  { tag: tags.string, color: 'var(--ok)' },
  { tag: tags.number, color: 'var(--special)' },
  { tag: [tags.bool, tags.null], color: 'var(--warn)' },
  { tag: tags.punctuation, color: 'var(--text-quiet)' },
]);

const look = EditorView.theme({
  '&': { fontSize: 'var(--size-mono)', maxHeight: '26rem', color: 'var(--text)' },
  '.cm-scroller': { fontFamily: 'var(--font-mono)', lineHeight: '1.55', overflow: 'auto' },
  '.cm-content': { padding: '0.5714rem 0' },
  '.cm-gutters': { background: 'none', border: '0', color: 'var(--text-quiet)' },
  '.cm-foldPlaceholder': { background: 'var(--press)', border: '0', color: 'var(--text-quiet)' },
  '&.cm-focused': { outline: '2px solid var(--focus)' },
  '.cm-cursor': { display: 'none' },
});

const extensions: Extension[] = [
  EditorState.readOnly.of(true),
  EditorView.cspNonce.of(nonce),
  EditorView.lineWrapping,
  // What turns a line round, or what nobody sees, is shown.
  highlightSpecialChars(),
  drawSelection(),
  foldGutter(),
  syntaxHighlighting(colours),
  syntaxHighlighting(defaultHighlightStyle, { fallback: true }),
  look,
];

/** Letters up to which a text is written anew with blanks. */
const PRETTY = 8_000_000;

/** A number as it was written: ids of apps may have more digits than a number of this language holds. */
function asWritten(_: string, value: unknown, context?: { readonly source?: string }): unknown {
  const { rawJSON } = JSON as unknown as { readonly rawJSON?: (text: string) => unknown };
  const source = context?.source;
  return typeof value === 'number' && source !== undefined && rawJSON ? rawJSON(source) : value;
}

/** JSON with its blanks; anything else, and what was cut, as it is. */
function pretty(value: string): { readonly text: string; readonly isJson: boolean } {
  if (value.length > PRETTY) return { text: value, isJson: false };
  try {
    return { text: JSON.stringify(JSON.parse(value, asWritten), null, 2), isJson: true };
  } catch {
    return { text: value, isJson: /^\s*[[{]/.test(value) };
  }
}

/** A body, to be read, folded and searched. */
export function Body({ value, label }: { value: string; label: string }) {
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
          ...(isJson ? [json()] : []),
        ],
      }),
      ...(holder.current && { parent: holder.current }),
    });
    return () => view.destroy();
  }, [value, label]);
  return <div ref={holder} dir="ltr" />;
}
