import { type Extension, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';
import { useEffect, useMemo, useRef } from 'react';
import { TextEditor } from '../../editor/text-editor.tsx';

interface FieldsEditorProps {
  readonly value: string;
  readonly label: string;
  readonly onChange: (value: string) => void;
  /** Which character the server does not understand. */
  readonly wrongAt: number | undefined;
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
});

/** The text of `fields`, in which the character is marked that the server names. */
export function FieldsEditor({ value, label, onChange, wrongAt }: FieldsEditorProps) {
  const view = useRef<EditorView>(undefined);
  const more = useMemo<Extension>(
    () => [
      wrong,
      theme,
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
