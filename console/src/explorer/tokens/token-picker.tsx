import { useState } from 'react';
import { controlKey, queries, useAct, useControl } from '../../control/use-control.ts';
import { useNames } from '../../people/names.ts';
import { usePage } from '../../people/use-page.ts';
import { useView } from '../../routes/use-view.ts';
import { useText } from '../../texts/texts.tsx';
import { Picker } from '../../ui/picker.tsx';
import type { Call } from '../call.ts';
import { inOrder, wordsOf } from './offered.ts';
import { PasteDialog } from './paste-dialog.tsx';

interface TokenPickerProps {
  /** The handle that the call names. */
  readonly picked: string | undefined;
  /** The one that is taken where it names none. */
  readonly fitting: string;
  readonly host: Call['host'];
  readonly onPick: (handle: string | undefined) => void;
}

/** With which token: by its kind, whose it is, and its life, never by its text. */
export function TokenPicker({ picked, fitting, host, onPick }: TokenPickerProps) {
  const text = useText();
  const names = useNames();
  const page = usePage();
  const [{ as }] = useView();
  const [isPasting, setIsPasting] = useState(false);
  const { data: tokens } = useControl('GET /tokens');
  const { data: apps } = useControl('GET /apps');
  const make = useAct('POST /tokens');
  const listed = inOrder(tokens?.data ?? [], { page: page?.id, app: as }, host);
  const items = [
    ...listed.slice(0, 40).map((token) => {
      const { kind, owner, app, life } = wordsOf(token, { text, names });
      return { id: token.id, label: `${kind} · ${owner || app}`, detail: `${app} · ${life}` };
    }),
    ...(apps?.data ?? []).map(({ id, name }) => ({
      id: `app:${id}`,
      label: text('explorer.token.ofApp', { app: name }),
    })),
    { id: 'none', label: text('explorer.token.none') },
    { id: 'pasted', label: text('explorer.token.paste') },
    ...(page ? [{ id: 'make', label: text('explorer.token.make', { page: page.name }) }] : []),
  ];
  const now = picked ?? fitting;
  const known = items.find(({ id }) => id === now)?.label;
  const label =
    now === 'pasted'
      ? text('explorer.token.pasted')
      : (known ?? text('explorer.token.other', { token: now }));
  const pick = (id: string) => {
    if (id === 'pasted') return setIsPasting(true);
    if (id !== 'make') return onPick(id);
    const app = as ?? apps?.data[0]?.id;
    const input = {
      ...(host === 'instagram' ? { instagram: page?.id } : { page: page?.id }),
      for_app: app,
    };
    make.mutate(input, {
      onSuccess: ({ id: made }) => {
        void queries.invalidateQueries({ queryKey: controlKey('GET /tokens') });
        onPick(made);
      },
    });
  };
  return (
    <>
      <Picker
        label={text('explorer.token', { token: label })}
        icon="key"
        look="field"
        items={items}
        picked={now}
        onPick={pick}
      >
        {label}
      </Picker>
      {isPasting && (
        <PasteDialog
          onClose={() => setIsPasting(false)}
          onPaste={() => {
            setIsPasting(false);
            onPick('pasted');
          }}
        />
      )}
    </>
  );
}
