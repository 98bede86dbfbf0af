import {
  buttonsOf,
  type StoredAttachment,
  type TemplateButton,
} from '../../../store/page/message.ts';
import { declare } from '../../services.ts';

type Template = NonNullable<StoredAttachment['template']>;

const standard = { standard: true };

const buttonType = declare.node<TemplateButton>('TemplateButton', 'A button of a template.', {
  lenient: true,
  fields: [
    declare.scalar('title', 'string', 'What it says.', (b) => b.title, standard),
    declare.scalar('type', 'string', 'What it does.', (b) => b.type, standard),
    declare.scalar('url', 'string', 'Where it leads.', (b) => b.url, standard),
  ],
});

/** A sent template as it reads back (wire.md 5.6, 13.3 a). */
export const genericTemplateType = declare.node<Template>('GenericTemplate', 'A template.', {
  lenient: true,
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
    declare.list<Template, TemplateButton>(
      'cta',
      () => buttonType,
      'Its buttons.',
      (nodes) => nodes.map(buttonsOf),
      { standard: true, bare: true },
    ),
  ],
});
