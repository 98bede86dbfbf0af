import type { KeyboardEvent } from 'react';
import { Menu, MenuItem } from 'react-aria-components/Menu';
import { Text } from 'react-aria-components/Text';
import { useControl } from '../../control/use-control.ts';
import { useText } from '../../texts/texts.tsx';
import menu from '../menu.module.css';
import { type PhoneScene, useScene } from '../phone-context.tsx';
import type { Message } from '../types.ts';

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

/** What one reacts with. */
export function ReactMenu({ message }: { message: Message }) {
  const text = useText();
  const scene = useScene();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the menu that it holds
    <div onKeyDownCapture={alongRow}>
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
    </div>
  );
}

/** What else can be done; whether it can begin anew from here is asked when it is opened. */
export function Verbs({ message, canDo }: { message: Message; canDo: boolean }) {
  const text = useText();
  const scene = useScene();
  const { data: check } = useControl(
    'GET /pages/{page}/restarts/{message}',
    { page: scene.page.id, message: message.id },
    { isWanted: scene.canAct },
  );
  const told = (verb: Verb) => {
    if (verb !== 'restart' || !check) return undefined;
    return check.can ? text('customer.tool.restart.gone', { n: check.messages ?? 0 }) : check.why;
  };
  return (
    <Menu
      className={menu.menu ?? ''}
      aria-label={text('customer.tool.more')}
      disabledKeys={check?.can === false ? ['restart'] : []}
      onAction={(key) => run(String(key) as Verb, message, scene)}
    >
      {verbsOf(message, canDo, scene.canAct).map((verb) => (
        <MenuItem
          key={verb}
          id={verb}
          className={menu.item ?? ''}
          textValue={text(`customer.tool.${verb}`)}
        >
          <span>
            <Text slot="label">{text(`customer.tool.${verb}`)}</Text>
            {told(verb) !== undefined && (
              <Text slot="description" className={menu.told ?? ''}>
                {told(verb)}
              </Text>
            )}
          </span>
        </MenuItem>
      ))}
    </Menu>
  );
}

type Verb = 'rows' | 'edit' | 'unsend' | 'good' | 'bad' | 'copy' | 'restart';

const verbsOf = (
  { from, text, tapped }: Message,
  canDo: boolean,
  canRestart: boolean,
): readonly Verb[] => [
  'rows',
  ...(canDo && from === 'person' && text !== undefined && tapped === undefined
    ? (['edit'] as const)
    : []),
  ...(canDo && from === 'person' ? (['unsend'] as const) : []),
  ...(canDo && from === 'page' ? (['good', 'bad'] as const) : []),
  ...(canRestart ? (['restart'] as const) : []),
  'copy',
];

function run(verb: Verb, message: Message, { act, select, write, restart }: PhoneScene): void {
  const { id } = message;
  if (verb === 'rows') select(id);
  else if (verb === 'edit') write({ kind: 'edit', message });
  else if (verb === 'restart') restart(message);
  else if (verb === 'unsend') void act('POST /pages/{page}/acts/unsend', { message: id });
  else if (verb === 'copy') void navigator.clipboard.writeText(id);
  else void act('POST /pages/{page}/acts/rate', { answer: verb, message: id });
}

/** Reactions stand in a row: the keys that lead along it do what those of a column do. */
function alongRow(event: KeyboardEvent): void {
  if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
  event.preventDefault();
  event.stopPropagation();
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=menuitem]')];
  const isBack = (event.key === 'ArrowLeft') === (document.dir !== 'rtl');
  const at = items.indexOf(document.activeElement as HTMLElement);
  items.at((at + (isBack ? -1 : 1)) % items.length)?.focus();
}
