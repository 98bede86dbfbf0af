import { defaultHighlightStyle, HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** The nonce of this page's policy, without which no style of the editor's holds. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? '';

const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--text)' },
  { tag: tags.string, color: 'var(--ok)' },
  { tag: tags.number, color: 'var(--special)' },
  { tag: [tags.bool, tags.null], color: 'var(--warn)' },
  { tag: tags.punctuation, color: 'var(--text-quiet)' },
]);

const theme = EditorView.theme({
  '&': { fontSize: 'var(--size-mono)', maxHeight: '26rem', color: 'var(--text)' },
  '.cm-scroller': { fontFamily: 'var(--font-mono)', lineHeight: '1.55', overflow: 'auto' },
  '.cm-content': { padding: '0.5714rem 0' },
  '.cm-gutters': { background: 'none', border: '0', color: 'var(--text-quiet)' },
  '.cm-foldPlaceholder': { background: 'var(--press)', border: '0', color: 'var(--text-quiet)' },
  '&.cm-focused': { outline: '2px solid var(--focus)' },
});

/** How every editor of the console looks, in both themes. */
export const look: Extension = [
  EditorView.cspNonce.of(nonce),
  syntaxHighlighting(colours),
  syntaxHighlighting(defaultHighlightStyle, { fallback: true }),
  theme,
];
