import { useEffect } from 'react';
import { useText } from '../texts/texts.tsx';
import { IconButton } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import type { CopiedCall } from './use-copy-call.ts';

/** How long it stands there, in ms. */
const SAID = 8_000;

/** Says in which client's words a call was copied, or why it was not. */
export function CopiedNews({ copied, onClose }: { copied: CopiedCall; onClose: () => void }) {
  const text = useText();
  // biome-ignore lint/correctness/useExhaustiveDependencies: it stands anew for each that is copied
  useEffect(() => {
    const timer = setTimeout(onClose, SAID);
    return () => clearTimeout(timer);
  }, [copied]);
  const { client, error } = copied;
  return (
    <div role="status">
      <Notice
        tone={error ? 'bad' : 'ok'}
        action={<IconButton small icon="close" label={text('code.close')} onPress={onClose} />}
      >
        {error ? error.message : text('code.copied.as', { client })}
      </Notice>
    </div>
  );
}
