import type { Extension } from '@codemirror/state';
import { Decoration, EditorView, keymap, MatchDecorator, ViewPlugin } from '@codemirror/view';

/** What of an answer leads on: a node's id, or where its next page is. */
const LEADS =
  /"(?:id|message_id|recipient_id|page_id|app_id|mid)": "([^"\\]{1,400})"|"(?:next|previous)": "([^"\\]{1,16000})"/g;

/** Where a place of a text leads to. */
function leadAt(view: EditorView, at: number): string | undefined {
  const line = view.state.doc.lineAt(at);
  for (const { index, 0: whole, 1: id, 2: page } of line.text.matchAll(LEADS)) {
    const value = id ?? page ?? '';
    const end = line.from + index + whole.length - 1;
    if (at >= end - value.length && at <= end) return value;
  }
  return undefined;
}

const marks = new MatchDecorator({
  regexp: LEADS,
  decorate(add, from, to, [, id, page]) {
    const value = id ?? page ?? '';
    add(to - 1 - value.length, to - 1, LINK);
  },
});
const LINK = Decoration.mark({ class: 'cm-lead' });

const decorated = ViewPlugin.define(
  (view) => ({
    shown: marks.createDeco(view),
    update(update) {
      this.shown = marks.updateDeco(update, this.shown);
    },
  }),
  { decorations: ({ shown }) => shown },
);

const theme = EditorView.theme({
  '.cm-lead': {
    color: 'var(--accent)',
    textDecoration: 'underline',
    textUnderlineOffset: '3px',
    cursor: 'pointer',
  },
});

/** Ids and further pages as links: by a press, or by Enter where the cursor stands in one. */
export const leadingLinks = (onLead: (to: string) => void): Extension => [
  decorated,
  theme,
  EditorView.domEventHandlers({
    click(event, view) {
      const isLink = event.target instanceof Element && event.target.closest('.cm-lead');
      const at = isLink ? view.posAtCoords({ x: event.clientX, y: event.clientY }) : null;
      const to = at === null ? undefined : leadAt(view, at);
      // What was only selected, to be copied, is not gone to.
      if (to === undefined || !view.state.selection.main.empty) return false;
      onLead(to);
      return true;
    },
  }),
  keymap.of([
    {
      key: 'Enter',
      run(view) {
        const to = leadAt(view, view.state.selection.main.head);
        if (to !== undefined) onLead(to);
        return to !== undefined;
      },
    },
  ]),
];
