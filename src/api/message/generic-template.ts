import type { StoredAttachment } from '../../store/page/message.ts';
import { declare } from '../services.ts';

type Template = NonNullable<StoredAttachment['template']>;
type Button = NonNullable<Template['cta']>;

const standard = { standard: true };

const buttonType = declare.node<Button>('TemplateButton', 'A button of a template.', {
  fields: [
    declare.scalar('title', 'string', 'What it says.', (b) => b.title, standard),
    declare.scalar('type', 'string', 'What it does.', (b) => b.type, standard),
    declare.scalar('url', 'string', 'Where it leads.', (b) => b.url, standard),
  ],
});

/** A sent template as it reads back (protocol.md 5.6). */
export const genericTemplateType = declare.node<Template>('GenericTemplate', 'A template.', {
  fields: [
    declare.scalar('title', 'string', 'Title.', (t) => t.title, standard),
    declare.scalar('subtitle', 'string', 'Subtitle.', (t) => t.subtitle, standard),
    declare.scalar(
      'media_url',
      'string',
      'Address of its picture.',
      (t, call) => (t.media ? call.services.mediaLink(t.media) : t.media_url),
      standard,
    ),
    declare.object<Template, Button>(
      'cta',
      () => buttonType,
      'Its button.',
      (nodes) => nodes.map((t) => t.cta),
      standard,
    ),
  ],
});
