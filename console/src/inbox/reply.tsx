import { type RefObject, useEffect, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import composer from '../customer/composer/composer.module.css';
import { Glyph } from '../customer/glyphs.tsx';
import type { Act } from '../customer/phone-context.tsx';
import { chordOf } from '../keys/chord.ts';
import { useText } from '../texts/texts.tsx';

/** What was begun and not sent, by conversation, as long as the page is open. */
const begun = new Map<string, string>();

interface ReplyProps {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly of: string;
  /** Of the Page. */
  readonly name: string;
  readonly act: Act;
}

/** Where the Page's human writes: what is sent takes control, as in Meta's inbox. */
export function Reply({ field, of, name, act }: ReplyProps) {
  const text = useText();
  const [words, setWords] = useState(begun.get(of) ?? '');
  useEffect(() => void begun.set(of, words), [of, words]);
  const said = words.trim();
  const send = async () => {
    if (said === '') return;
    setWords('');
    const isDone = await act('POST /pages/{page}/acts/say', { text: said, from_page: true });
    // What was refused is not to be written once more.
    if (!isDone) setWords((now) => (now === '' ? words : now));
  };
  return (
    <div className={composer.composer}>
      <div className={composer.bar}>
        <textarea
          ref={field}
          className={composer.input}
          dir="auto"
          rows={1}
          aria-label={text('inbox.reply', { name })}
          placeholder={text('inbox.reply.placeholder')}
          value={words}
          onChange={({ target }) => setWords(target.value)}
          onKeyDown={(event) => {
            if (chordOf(event.nativeEvent) !== 'Enter') return;
            event.preventDefault();
            void send();
          }}
        />
        <Button
          className={composer.send ?? ''}
          aria-label={text('inbox.reply.send')}
          isDisabled={said === ''}
          onPress={() => void send()}
        >
          <Glyph name="send" mirrored />
        </Button>
      </div>
    </div>
  );
}
