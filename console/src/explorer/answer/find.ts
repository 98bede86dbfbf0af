import { search, searchKeymap } from '@codemirror/search';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import type { Text } from '../../texts/texts.tsx';

const theme = EditorView.theme({
  '.cm-panels': { background: 'var(--surface)', color: 'var(--text)' },
  '.cm-panels-top': { borderBottom: '1px solid var(--line)' },
  '.cm-panel.cm-search': { fontFamily: 'var(--font)', fontSize: 'var(--size-small)' },
  '.cm-textfield': {
    border: '1px solid var(--control-line)',
    borderRadius: 'var(--radius-small)',
    background: 'var(--surface)',
    minHeight: '24px',
  },
  '.cm-button': {
    border: '1px solid var(--control-line)',
    borderRadius: 'var(--radius-small)',
    background: 'var(--surface-raised)',
    backgroundImage: 'none',
    minHeight: '24px',
  },
  '.cm-searchMatch': { background: 'var(--warn-soft)', outline: '1px solid var(--warn)' },
  '.cm-searchMatch-selected': {
    background: 'var(--accent-soft)',
    outline: '1px solid var(--accent)',
  },
});

/** Finding in an answer by the keys of the browser's own, which sees no more than is on screen. */
export const finding = (text: Text): Extension => [
  search({ top: true }),
  keymap.of(searchKeymap),
  theme,
  EditorState.phrases.of({
    Find: text('explorer.find'),
    next: text('explorer.find.next'),
    previous: text('explorer.find.previous'),
    all: text('explorer.find.all'),
    'match case': text('explorer.find.case'),
    regexp: text('explorer.find.pattern'),
    'by word': text('explorer.find.word'),
    close: text('explorer.find.close'),
  }),
];
