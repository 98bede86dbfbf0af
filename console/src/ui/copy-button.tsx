import { useState } from 'react';
import { useText } from '../texts/texts.tsx';
import { IconButton } from './button.tsx';

/** How long it says that it was done, in ms. */
const SAID = 1_500;

/** Puts a text where the system keeps what was copied. */
export function CopyButton({ value, label }: { value: string; label: string }) {
  const text = useText();
  const [isCopied, setIsCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(value);
    setIsCopied(true);
    setTimeout(() => setIsCopied(false), SAID);
  };
  return (
    <IconButton
      small
      icon={isCopied ? 'check' : 'copy'}
      label={isCopied ? text('shell.copied') : label}
      onPress={() => void copy()}
    />
  );
}
