import { Button } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import type { TextId } from '../../texts/texts.tsx';
import { useText } from '../../texts/texts.tsx';
import { Glyph } from '../glyphs.tsx';
import menu from '../menu.module.css';
import { type PhoneScene, useScene } from '../phone-context.tsx';
import type { Message } from '../types.ts';
import styles from './bubble.module.css';

/** What the telephones offer to react with, in the words of the wire and as they show it. */
const REACTIONS = [
  ['love', '❤'],
  ['smile', '😆'],
  ['wow', '😮'],
  ['sad', '😢'],
  ['angry', '😠'],
  ['like', '👍'],
  ['dislike', '👎'],
] as const;

/** What can be done with a message. */
export function Tools({ message }: { message: Message }) {
  const text = useText();
  const scene = useScene();
  const isPages = message.from === 'page';
  const canDo = scene.canAct && !message.unsent;
  return (
    <div className={styles.tools}>
      {canDo && isPages && (
        <MenuTrigger>
          <Button className={styles.tool ?? ''} aria-label={text('customer.tool.react')}>
            <Glyph name="smile" />
          </Button>
          <Popover className={menu.popover ?? ''} placement="top" offset={4}>
            <Menu
              className={menu.row ?? ''}
              aria-label={text('customer.tool.react')}
              onAction={(reaction) =>
                void scene.act('POST /pages/{page}/acts/react', {
                  reaction: String(reaction),
                  message: message.id,
                })
              }
            >
              {REACTIONS.map(([word, emoji]) => (
                <MenuItem
                  key={word}
                  id={word}
                  className={menu.emoji ?? ''}
                  textValue={text(`customer.reaction.${word}`)}
                  aria-label={text(`customer.reaction.${word}`)}
                >
                  {emoji}
                </MenuItem>
              ))}
            </Menu>
          </Popover>
        </MenuTrigger>
      )}
      {canDo && (
        <Button
          className={styles.tool ?? ''}
          aria-label={text('customer.tool.reply')}
          onPress={() => scene.write({ kind: 'reply', message })}
        >
          <Glyph name="reply" mirrored />
        </Button>
      )}
      <MenuTrigger>
        <Button className={styles.tool ?? ''} aria-label={text('customer.tool.more')}>
          <Glyph name="more" />
        </Button>
        <Popover className={menu.popover ?? ''} offset={4}>
          <Menu
            className={menu.menu ?? ''}
            aria-label={text('customer.tool.more')}
            onAction={(key) => run(String(key) as Verb, message, scene)}
          >
            {verbsOf(message, canDo).map((verb) => (
              <MenuItem
                key={verb}
                id={verb}
                className={menu.item ?? ''}
                textValue={text(`customer.tool.${verb}` as TextId)}
              >
                {text(`customer.tool.${verb}` as TextId)}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
    </div>
  );
}

type Verb = 'rows' | 'edit' | 'unsend' | 'good' | 'bad' | 'copy';

const verbsOf = ({ from, text, tapped }: Message, canDo: boolean): readonly Verb[] => [
  'rows',
  ...(canDo && from === 'person' && text !== undefined && tapped === undefined
    ? (['edit'] as const)
    : []),
  ...(canDo && from === 'person' ? (['unsend'] as const) : []),
  ...(canDo && from === 'page' ? (['good', 'bad'] as const) : []),
  'copy',
];

function run(verb: Verb, message: Message, { act, select, write }: PhoneScene): void {
  const { id } = message;
  if (verb === 'rows') select(id);
  else if (verb === 'edit') write({ kind: 'edit', message });
  else if (verb === 'unsend') void act('POST /pages/{page}/acts/unsend', { message: id });
  else if (verb === 'copy') void navigator.clipboard.writeText(id);
  else void act('POST /pages/{page}/acts/rate', { answer: verb, message: id });
}
