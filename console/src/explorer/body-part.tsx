import { Suspense } from 'react';
import { useText } from '../texts/texts.tsx';
import { lazily } from '../ui/lazily.ts';
import parts from './parts.module.css';

const BodyEditor = lazily(async () => (await import('./body-editor.tsx')).BodyEditor);

/** What is sent beside the address: it is sent as it stands, whether it is JSON or not. */
export function BodyPart({
  value,
  onChange,
}: {
  value: string;
  onChange: (value: string) => void;
}) {
  const text = useText();
  return (
    <div className={parts.editor}>
      <Suspense fallback={<pre className={parts.wait}>{value}</pre>}>
        <BodyEditor value={value} label={text('explorer.body')} onChange={onChange} />
      </Suspense>
    </div>
  );
}
