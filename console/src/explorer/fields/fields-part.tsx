import { Suspense } from 'react';
import { useText } from '../../texts/texts.tsx';
import { lazily } from '../../ui/lazily.ts';
import { Notice } from '../../ui/notice.tsx';
import { shownText } from '../../ui/shown-text.ts';
import { type Call, paramOf, withParam } from '../call.ts';
import parts from '../parts.module.css';
import type { ChangeCall } from '../use-call.ts';
import { useReadFields } from './read-fields.ts';

const FieldsEditor = lazily(async () => (await import('./fields-editor.tsx')).FieldsEditor);

/** Which fields are asked for: as a text that the server reads. */
export function FieldsPart({ call, onChange }: { call: Call; onChange: ChangeCall }) {
  const text = useText();
  const fields = paramOf(call, 'fields');
  const read = useReadFields(fields);
  const error = fields === '' ? undefined : read?.error;
  const write = (value: string) => onChange({ params: withParam(call.params, 'fields', value) });
  return (
    <>
      <div className={parts.editor}>
        <Suspense fallback={<pre className={parts.wait}>{fields}</pre>}>
          <FieldsEditor
            value={fields}
            label={text('explorer.fields')}
            onChange={write}
            wrongAt={error?.character}
          />
        </Suspense>
      </div>
      {error && (
        <Notice tone="bad">
          <bdi translate="no">{shownText(error.message)}</bdi>
        </Notice>
      )}
    </>
  );
}
