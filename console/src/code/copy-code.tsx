import { useState } from 'react';
import { useText } from '../texts/texts.tsx';
import { Button } from '../ui/button.tsx';

/** How long it says that it was done, in ms. */
const SAID = 1_500;

/** Copies code, by one press whose words say in which client's it is. */
export function CopyCode({ code, name }: { code: string; name: string }) {
  const text = useText();
  const [isCopied, setIsCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(code);
    setIsCopied(true);
    setTimeout(() => setIsCopied(false), SAID);
  };
  return (
    <Button small icon={isCopied ? 'check' : 'copy'} onPress={() => void copy()}>
      {isCopied ? text('code.copied') : text('code.copy', { client: name })}
    </Button>
  );
}
