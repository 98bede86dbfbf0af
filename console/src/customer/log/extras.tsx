import { useText } from '../../texts/texts.tsx';
import { Files } from '../parts/file.tsx';
import { JsonCard } from '../parts/json-card.tsx';
import { Bare, Location, Share, Sticker } from '../parts/other-parts.tsx';
import { Template } from '../templates/template.tsx';
import type { Message } from '../types.ts';

/**
 * What of a message is no text: whatever is not known here is a card, so that nothing is a blank. It is
 * loaded with the first message that has any.
 */
export function Extras({ message }: { message: Message }) {
  const text = useText();
  const { bare, files, location, shares, sticker, template } = message;
  return (
    <>
      {files && <Files files={files} />}
      {shares?.map((share, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of a message that stays as it is
        <Share key={i} share={share} />
      ))}
      {template && <Template template={template} />}
      {location && <Location location={location} />}
      {sticker && <Sticker sticker={sticker} />}
      {bare && <Bare bare={bare} />}
      {message.text === undefined && !hasExtras(message) && message.story === undefined && (
        <JsonCard title={text('customer.message.unknown')} value={message} />
      )}
    </>
  );
}

const hasExtras = ({ bare, files, location, shares, sticker, template }: Message): boolean =>
  [bare, files, location, shares, sticker, template].some(Boolean);
