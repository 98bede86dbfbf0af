import { Suspense, useRef } from 'react';
import { useText } from '../../texts/texts.tsx';
import { lazily } from '../../ui/lazily.ts';
import { Notice } from '../../ui/notice.tsx';
import { shownText } from '../../ui/shown-text.ts';
import { type Call, paramOf, withParam } from '../call.ts';
import type { Offered } from '../catalogue/use-offered.ts';
import parts from '../parts.module.css';
import type { ChangeCall } from '../use-call.ts';
import { FieldTree } from './field-tree.tsx';
import { knowFields, useReadFields } from './read-fields.ts';
import { type Chosen, listOf, textOf, treeOf, withArg, withField } from './selection.ts';

const FieldsEditor = lazily(async () => (await import('./fields-editor.tsx')).FieldsEditor);

interface FieldsPartProps {
  readonly call: Call;
  readonly offered: Offered;
  readonly scopes: ReadonlySet<string> | undefined;
  readonly onChange: ChangeCall;
}

/** Which fields are asked for: as a text, and as the tree that the server reads in it. */
export function FieldsPart({ call, offered, scopes, onChange }: FieldsPartProps) {
  const text = useText();
  const { catalogue, node, problem } = offered;
  const fields = paramOf(call, 'fields');
  const read = useReadFields(fields);
  const error = fields === '' ? undefined : read?.error;
  // While what is written is not understood yet, the tree stays as it was.
  const good = useRef<readonly Chosen[]>([]);
  if (fields === '') good.current = [];
  else if (read && !error) good.current = treeOf(read.fields);
  const write = (value: string) => onChange({ params: withParam(call.params, 'fields', value) });
  const edit = (change: (chosen: readonly Chosen[]) => readonly Chosen[]) => {
    const next = change(good.current);
    knowFields(textOf(next), { fields: listOf(next) });
    write(textOf(next));
  };
  return (
    <>
      <div className={parts.editor}>
        <Suspense fallback={<pre className={parts.wait}>{fields}</pre>}>
          <FieldsEditor
            value={fields}
            label={text('explorer.fields')}
            onChange={write}
            wrongAt={error?.character}
            catalogue={catalogue}
            node={node}
          />
        </Suspense>
      </div>
      {error && (
        <Notice tone="bad">
          <bdi translate="no">{shownText(error.message)}</bdi>
        </Notice>
      )}
      {catalogue && node ? (
        <FieldTree
          key={node.key}
          node={node}
          catalogue={catalogue}
          chosen={good.current}
          isStill={error !== undefined}
          scopes={scopes}
          onTick={(path, isOn) => edit((now) => withField(now, path, isOn))}
          onArg={(path, name, value) => edit((now) => withArg(now, path, name, value))}
        />
      ) : (
        <p className={parts.quiet}>{problem ?? text('explorer.fields.unknown')}</p>
      )}
    </>
  );
}
