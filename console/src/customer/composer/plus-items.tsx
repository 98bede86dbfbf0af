import { Menu, MenuItem } from 'react-aria-components/Menu';
import { useText } from '../../texts/texts.tsx';
import { Glyph, type GlyphName } from '../glyphs.tsx';
import menu from '../menu.module.css';
import { useScene } from '../phone-context.tsx';
import { type ActId, actIds } from './act-ids.ts';

/** What needs nothing to be filled in. */
const AT_ONCE = ['files', 'voice', 'receive', 'read', 'block'] as const;
type AtOnce = (typeof AT_ONCE)[number];

const GLYPHS: Readonly<Partial<Record<AtOnce | ActId, GlyphName>>> = {
  files: 'picture',
  voice: 'mic',
  sticker: 'smile',
  location: 'pin',
  share: 'globe',
  story: 'person',
  unusual: 'heart',
  refer: 'reply',
  optIn: 'thumb',
  order: 'ticket',
  submit: 'file',
  inform: 'file',
  comment: 'talk',
  post: 'talk',
  read: 'check',
  receive: 'check',
  block: 'close',
};

/** What is done with an item that asks for more. */
export interface PlusDoes {
  readonly onFiles: () => void;
  readonly onVoice: () => void;
  readonly onForm: (id: ActId) => void;
}

/** The items of the menu of everything that a person can do besides writing. */
export function PlusItems({ onFiles, onVoice, onForm }: PlusDoes) {
  const text = useText();
  const { act, phone } = useScene();
  const [holder] = phone.people;
  const isBlocked = holder?.blocked_by === 'person' || holder?.blocked_by === 'both';
  const forms = actIds(phone.platform);
  const run = (id: string) => {
    const form = forms.find((each) => each === id);
    if (form) onForm(form);
    else if (id === 'files') onFiles();
    else if (id === 'voice') onVoice();
    else if (id === 'read') void act('POST /pages/{page}/acts/read', {});
    else if (id === 'receive') void act('POST /pages/{page}/acts/receive', {});
    else if (isBlocked) void act('POST /pages/{page}/acts/unblock', {});
    else void act('POST /pages/{page}/acts/block', {});
  };
  const first = ['files', 'voice'] as const;
  const last = AT_ONCE.filter((id) => id !== 'files' && id !== 'voice').filter(
    (id) => id !== 'receive' || phone.platform === 'MESSENGER',
  );
  const words = (id: AtOnce | ActId) =>
    id === 'block' && isBlocked ? text('customer.act.unblock') : text(`customer.act.${id}`);
  return (
    <Menu
      className={menu.menu ?? ''}
      aria-label={text('customer.composer.plus')}
      onAction={(key) => run(String(key))}
    >
      {[...first, ...forms, ...last].map((id) => (
        <MenuItem key={id} id={id} className={menu.item ?? ''} textValue={words(id)}>
          <Glyph name={GLYPHS[id] ?? 'more'} />
          {words(id)}
        </MenuItem>
      ))}
    </Menu>
  );
}
