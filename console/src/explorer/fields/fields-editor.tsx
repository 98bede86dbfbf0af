import { autocompletion } from '@codemirror/autocomplete';
import { type Extension, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';
import { useEffect, useMemo, useRef } from 'react';
import { TextEditor } from '../../editor/text-editor.tsx';
import type { Catalogue, GraphNode } from '../../reference/catalogue.ts';
import { completeFields } from './completion.ts';

interface FieldsEditorProps {
  readonly value: string;
  readonly label: string;
  readonly onChange: (value: string) => void;
  /** Which character the server does not understand. */
  readonly wrongAt: number | undefined;
  /** What is completed, and of which node. */
  readonly catalogue: Catalogue | undefined;
  readonly node: GraphNode | undefined;
}

const setWrong = StateEffect.define<number | undefined>();
const MARK = Decoration.mark({ class: 'cm-wrong' });

const wrong = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(before, { effects, changes, state }) {
    const effect = effects.find((each) => each.is(setWrong));
    if (!effect) return before.map(changes);
    const { length } = state.doc;
    if (effect.value === undefined || length === 0) return Decoration.none;
    // Behind the last letter there is none to be marked.
    const from = Math.min(effect.value, length - 1);
    return Decoration.set(MARK.range(from, from + 1));
  },
  provide: (field) => EditorView.decorations.from(field),
});

const theme = EditorView.theme({
  '.cm-content': { padding: '0.4286rem 0' },
  '.cm-wrong': {
    background: 'var(--bad-soft)',
    textDecoration: 'underline wavy var(--bad)',
    textUnderlineOffset: '3px',
  },
  '.cm-tooltip': {
    border: '1px solid var(--line-strong)',
    borderRadius: 'var(--radius)',
    background: 'var(--surface-raised)',
    boxShadow: 'var(--shadow)',
    color: 'var(--text)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    fontFamily: 'var(--font-mono)',
    maxHeight: '16rem',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '0.2143rem 0.5714rem' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    background: 'var(--accent-soft)',
    color: 'var(--text)',
  },
  '.cm-completionDetail': {
    color: 'var(--text-quiet)',
    fontStyle: 'normal',
    marginLeft: '0.8572rem',
  },
  '.cm-completionInfo': { padding: '0.4286rem 0.5714rem', fontFamily: 'var(--font)' },
});

/** The text of `fields`: completed from the catalogue, and marked where the server does not understand it. */
export function FieldsEditor({
  value,
  label,
  onChange,
  wrongAt,
  catalogue,
  node,
}: FieldsEditorProps) {
  const view = useRef<EditorView>(undefined);
  const known = useRef({ catalogue, node });
  known.current = { catalogue, node };
  const more = useMemo<Extension>(
    () => [
      wrong,
      theme,
      autocompletion({
        icons: false,
        // Enter has nothing else to do here.
        interactionDelay: 0,
        override: [
          (context) => completeFields(context, known.current.catalogue, known.current.node),
        ],
      }),
      EditorView.updateListener.of((update) => {
        view.current = update.view;
      }),
    ],
    [],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text may be wrong at the same character
  useEffect(() => {
    view.current?.dispatch({ effects: setWrong.of(wrongAt) });
  }, [wrongAt, value]);
  return <TextEditor value={value} label={label} onChange={onChange} more={more} />;
}
