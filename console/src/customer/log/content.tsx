import { useText } from '../../texts/texts.tsx';
import { shownText } from '../../ui/shown-text.ts';
import { Files } from '../parts/file.tsx';
import { JsonCard } from '../parts/json-card.tsx';
import { Bare, Location, Share, Sticker, Story } from '../parts/other-parts.tsx';
import { Words } from '../parts/words.tsx';
import { Template } from '../templates/template.tsx';
import type { Message } from '../types.ts';
import styles from './bubble.module.css';

/** All that a message says and shows: whatever is not known here is a card, so that nothing is a blank. */
export function Content({ message }: { message: Message }) {
  const text = useText();
  const { bare, files, location, shares, sticker, story, template } = message;
  const note = noteOf(message, text);
  const hasMore = [bare, files, location, shares, sticker, story, template].some(Boolean);
  if (note !== undefined) return <p className={styles.note}>{note}</p>;
  return (
    <>
      {story && <Story story={story} />}
      {message.text !== undefined && (
        <div className={styles.bubble}>
          <Words words={message.text} />
        </div>
      )}
      {files && <Files files={files} />}
      {shares?.map((share, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of a message that stays as it is
        <Share key={i} share={share} />
      ))}
      {template && <Template template={template} />}
      {location && <Location location={location} />}
      {sticker && <Sticker sticker={sticker} />}
      {bare && <Bare bare={bare} />}
      {message.text === undefined && !hasMore && (
        <JsonCard title={text('customer.message.unknown')} value={message} />
      )}
    </>
  );
}

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
