import { Suspense } from 'react';
import { useText } from '../../texts/texts.tsx';
import { lazily } from '../../ui/lazily.ts';
import { shownText } from '../../ui/shown-text.ts';
import { Words } from '../parts/words.tsx';
import type { Message } from '../types.ts';
import styles from './bubble.module.css';

/** All that a message says and shows. */
export function Content({ message }: { message: Message }) {
  const text = useText();
  const note = noteOf(message, text);
  if (note !== undefined) return <p className={styles.note}>{note}</p>;
  const { story } = message;
  const isTextAlone = message.text !== undefined && !MORE.some((part) => message[part]);
  return (
    <>
      {story && (
        <Suspense>
          <Story story={story} />
        </Suspense>
      )}
      {message.text !== undefined && (
        <div className={styles.bubble}>
          <Words words={message.text} />
        </div>
      )}
      {!isTextAlone && (
        <Suspense fallback={<p className={styles.note}>…</p>}>
          <Extras message={message} />
        </Suspense>
      )}
    </>
  );
}

const Extras = lazily(async () => (await import('./extras.tsx')).Extras, 'customer');
const Story = lazily(async () => (await import('../parts/other-parts.tsx')).Story, 'customer');

/** Parts that are loaded with the first message that has one. */
const MORE = ['bare', 'files', 'location', 'shares', 'sticker', 'template'] as const;

/** What stands in the place of a message of which nothing is drawn. */
function noteOf(message: Message, text: ReturnType<typeof useText>): string | undefined {
  const { call, members } = message;
  if (message.unsent) return text('customer.message.unsent');
  if (call) {
    const minutes = Math.round((call.seconds ?? 0) / 60);
    return call.missed
      ? text('customer.message.missedCall')
      : text('customer.message.call', { minutes });
  }
  if (members) {
    const names = shownText(members.names.join(', '));
    return text(`customer.message.${members.change}`, { names });
  }
  if (message.left_out) return text('customer.message.leftOut');
  if (message.unsupported && message.text === undefined && message.sticker === undefined) {
    return text('customer.message.unsupported');
  }
  return undefined;
}

/** What a message is in one line, for whoever answers it. */
export function lineOf(message: Message, text: ReturnType<typeof useText>): string {
  const [file] = message.files ?? [];
  const words =
    message.text ??
    (file
      ? text(`customer.file.${file.type}`)
      : message.template
        ? text('customer.message.template', { type: message.template.type })
        : text('customer.message.other'));
  return shownText(words.slice(0, 120));
}
